import { renderRefusal } from '@concord/service-kit/i18n/catalogue';
import { renderEvent } from '@concord/service-kit/i18n/events';
import { GATES } from '../stages/closing/closing.gates.js';
import { stateText } from '../topic/topic.mapper.js';
import { PROGRESS_STATES, TOPIC_STATES } from '../topic/topic.states.js';
import { TOPIC_EVENTS } from './events.js';
import { isMessageKind, renderMessage } from './messages.js';
import { REFUSALS } from './refusals.js';

const HAN = /\p{Script=Han}/u;

describe('sentences', () => {
  it('exist for every gate, state and kind of news', () => {
    for (const { code } of Object.values(GATES)) expect(Object.keys(REFUSALS)).toContain(code);
    for (const state of TOPIC_STATES) {
      expect(stateText(state, 'zh-CN')).toMatch(HAN);
      expect(stateText(state, 'en')).not.toBe(state);
    }
    expect(PROGRESS_STATES.filter((state) => !isMessageKind(state))).toEqual(['READY']);
  });

  it('have the same parameters in both languages', () => {
    const holes = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
    for (const catalogue of [REFUSALS, TOPIC_EVENTS]) {
      for (const [key, sentence] of Object.entries(catalogue)) {
        const both = [key, holes(sentence['zh-CN'])];
        if (key !== 'UNIT_TAKES_NO_TOPICS') expect([key, [...new Set(holes(sentence.en))]]).toEqual(both);
        expect(sentence['zh-CN']).toMatch(HAN);
        expect(sentence.en).not.toMatch(HAN);
      }
    }
  });

  it('show values by their labels', () => {
    const refusal = {
      code: 'NOT_MATRIX_AUTHORITY',
      params: { authority: 'VILLAGE_PARTY_APPROVER', unit: '城西社区' },
    };
    expect(renderRefusal(refusal, 'zh-CN')).toBe('该议题须由城西社区的村（社区）党组织审定，他人无权审定。');
    expect(renderEvent('topic', 'submitted', { source: 'PUBLIC', number: '2026-0001' }, 'zh-CN')).toBe(
      '提出议题，来源：群众出题，编号 2026-0001',
    );
  });

  it('put the writer’s own words after the message', () => {
    const message = { kind: 'OUTCOME_RECORDED', params: { outcome: 'CONSENSUS' }, words: '感谢您。' };
    expect(renderMessage(message, 'zh-CN')).toBe('您的议题协商结果：共识。感谢您。');
  });
});
