import { describe, expect, test } from '@jest/globals';
import { advance } from '../src/advance.js';
import { check } from '../src/check/check.js';
import { position } from '../src/process.js';
import type { Advance } from '../src/advance.js';
import { statusOf, type Row } from '../src/row.js';
import { last, play, processOf, stageIn as stage } from './play.js';
import * as regions from './profiles/index.js';

const { hechi, jianping, xcity, shangcheng, xiangzhou, invented } = regions;
const UP = ['intake:SUBMITTED', 'screening:ACCEPTED', 'selection:APPROVED'];
const refusal = (told: Advance[]) => last(told).refused;

test.each(Object.entries(regions))('%s passes the check', (_, p) => expect(check(p)).toEqual([]));

describe('Hechi stands where the code of today stands', () => {
  const process = processOf(hechi);
  /** Today's state, read from where the row stands: stage × not begun / begun. */
  const NAMES: Record<string, [string, string]> = {
    screening: ['SUBMITTED', 'SUBMITTED'],
    selection: ['PENDING_APPROVAL', 'PENDING_APPROVAL'],
    research: ['APPROVED', 'RESEARCHING'],
    sitting: ['READY', 'IN_DELIBERATION'],
    publicity: ['OUTCOME_RECORDED', 'PUBLICIZING'],
    explanation: ['OUTCOME_RECORDED', 'EXPLAINED'],
    handling: ['IMPLEMENTING', 'IMPLEMENTING'],
    supervision: ['SUPERVISING', 'SUPERVISING'],
    feedback: ['REPORTED', 'REPORTED'],
  };
  function stateOf(row: Row): string {
    const here = position(process, row);
    if (!here) return '-';
    if ('ended' in here) {
      return here.ended === 'CLOSED' && statusOf(row, 'archive') === 'DONE' ? 'ARCHIVED' : here.ended;
    }
    if (here.stage === 'intake') return row.stages.screening ? 'RETURNED' : 'SUBMITTED';
    if (here.stage === 'closing') return statusOf(row, 'explanation') === 'DONE' ? 'EXPLAINED' : 'REPORTED';
    if (here.stage === 'sitting' && !here.begun && row.round > 1) return 'REDELIBERATE';
    return NAMES[here.stage]![here.begun ? 1 : 0];
  }
  const walk = (steps: string[], flags: string[] = []): string[] => {
    const told = play(process, steps, flags);
    expect(told.map((one) => one.refused).filter(Boolean)).toEqual([]);
    return told.map((one) => stateOf(one.row)).filter((one, i, all) => one !== all[i - 1]);
  };
  const AGREED = [
    ...UP,
    'begin research',
    'research:ACCEPTED',
    'begin sitting',
    'sitting:CONSENSUS',
    'begin publicity',
    'publicity:PASSED',
    'handling:COMPLETED',
    'report:REPORTED',
    'supervision:VERIFIED',
    'feedback:GIVEN',
  ];
  test('by consensus: every state of today, in the order of today', () => {
    const states = walk([...AGREED, 'filing:FILED', 'closing:CLOSED', 'archive:ARCHIVED']);
    expect(states).toEqual([
      'SUBMITTED',
      'PENDING_APPROVAL',
      'APPROVED',
      'RESEARCHING',
      'READY',
      'IN_DELIBERATION',
      'OUTCOME_RECORDED',
      'PUBLICIZING',
      'IMPLEMENTING',
      'SUPERVISING',
      'REPORTED',
      'CLOSED',
      'ARCHIVED',
    ]);
  });
  test('without consensus: explained, once more, explained, closed', () => {
    const once = ['begin sitting', 'sitting:NO_CONSENSUS', 'mark explanation explained', 'begin explanation'];
    expect(
      walk([
        ...UP,
        'filing:FILED',
        'begin research',
        'research:ACCEPTED',
        ...once,
        'explanation:AGAIN',
        ...once,
        'explanation:ENOUGH',
        'closing:CLOSED',
        'archive:ARCHIVED',
      ]).slice(5),
    ).toEqual([
      'IN_DELIBERATION',
      'OUTCOME_RECORDED',
      'EXPLAINED',
      'REDELIBERATE',
      'IN_DELIBERATION',
      'OUTCOME_RECORDED',
      'EXPLAINED',
      'CLOSED',
      'ARCHIVED',
    ]);
  });
  test('side exits', () => {
    expect(walk(['intake:SUBMITTED', 'screening:RETURNED', 'intake:SUBMITTED', 'screening:MERGED'])).toEqual([
      'SUBMITTED',
      'RETURNED',
      'SUBMITTED',
      'MERGED',
    ]);
    expect(walk(['intake:SUBMITTED', 'screening:REFERRED']).at(-1)).toBe('REFERRED');
    expect(walk([...UP.slice(0, 2), 'selection:DISAPPROVED']).at(-1)).toBe('DECLINED');
  });
  test('the filing holds the closing and nothing else', () => {
    expect(refusal(play(process, [...AGREED, 'closing:CLOSED']))).toEqual({
      code: 'HELD_OPEN',
      stage: 'closing',
      waitsFor: ['filing'],
    });
  });
  test('with a filing gate (a changed profile) it holds the research', () => {
    const gated = structuredClone(process);
    stage(gated, 'research').needs = ['filing'];
    expect(refusal(play(gated, [...UP, 'begin research']))).toEqual({
      code: 'WAITS_FOR',
      stage: 'research',
      waitsFor: ['filing'],
    });
    expect(refusal(play(gated, [...UP, 'filing:FILED', 'begin research']))).toBeUndefined();
  });
  test('不调研不协商: the sitting may be prepared beside the research, and not begun before it', () => {
    const told = play(process, [...UP, 'mark sitting scheduled', 'begin sitting']);
    expect(told[4]!.arms).toEqual([{ stage: 'sitting', budget: 'D6', mode: 'before' }]);
    expect(refusal(told)).toEqual({ code: 'WAITS_FOR', stage: 'sitting', waitsFor: ['research'] });
  });
  test('the next session’s report is owed after the closing', () => {
    const told = play(process, [
      ...AGREED.filter((one) => !one.startsWith('report')),
      'filing:FILED',
      'closing:CLOSED',
      'archive:ARCHIVED',
    ]);
    expect([last(told).row.closed, last(told).over]).toEqual(['CLOSED', false]);
    expect(last(play(process, ['report:REPORTED'], [], '', last(told).row))).toMatchObject({
      over: true,
      row: { closed: 'CLOSED' },
    });
  });
  test('an upheld objection leads back, and what followed is withdrawn with its clocks', () => {
    const end = last(
      play(process, [...UP, 'research:ACCEPTED', 'sitting:CONSENSUS', 'begin publicity', 'publicity:UPHELD']),
    );
    expect(end.closed).toContainEqual({ stage: 'report', as: 'WITHDRAWN' });
    expect([
      statusOf(end.row, 'sitting'),
      statusOf(end.row, 'research'),
      statusOf(end.row, 'filing'),
    ]).toEqual(['OPEN', 'DONE', 'OPEN']);
  });
  test('an entrusted topic is not closed before its entruster has answered', () => {
    expect(
      refusal(play(process, [...AGREED, 'filing:FILED', 'closing:CLOSED'], ['entrusted']))?.waitsFor,
    ).toEqual(['entruster']);
    expect(
      last(play(process, [...AGREED, 'filing:FILED', 'closing:CLOSED'])).row.stages['entruster']!.reason,
    ).toBe('without entrusted');
  });
  test('several topics in one sitting: each row is asked, each has its outcome', () => {
    const rows = ['research:ACCEPTED', 'research:ACCEPTED', ''].map(
      (more) => last(play(process, [...UP, ...(more ? [more] : [])])).row,
    );
    const begun = rows.map((row) => advance(process, row, { type: 'begin', stage: 'sitting', at: '' }));
    expect(begun.map((one) => one.refused?.code)).toEqual([undefined, undefined, 'WAITS_FOR']);
    const results = ['CONSENSUS', 'NO_CONSENSUS'].map(
      (result, i) =>
        advance(process, begun[i]!.row, { type: 'result', stage: 'sitting', result, at: '' }).opened,
    );
    expect(results).toEqual([['publicity', 'report'], ['explanation']]);
  });
  test('a clock from `ready` runs when nothing is left to wait for', () => {
    const p = structuredClone(process);
    stage(p, 'sitting').clocks.push({ budget: 'D6', from: 'ready', to: 'begin', mode: 'term' });
    expect(
      play(p, [...UP])
        .at(-1)!
        .arms.some((one) => one.stage === 'sitting'),
    ).toBe(false);
    expect(last(play(p, [...UP, 'research:ACCEPTED'])).arms).toContainEqual({
      stage: 'sitting',
      budget: 'D6',
      mode: 'term',
    });
  });
  test('a legal backstop from anywhere, ending the case or coming back; the check refuses a way back over the research', () => {
    const ends: any = structuredClone(hechi);
    const exit = {
      drop: true,
      reason: true,
      label: { 'zh-CN': '转法治途径', en: 'To the law' },
      by: ['CONVENOR'],
    };
    ends.process.exits = { BACKSTOP: { ...exit, end: 'LEGAL_BACKSTOP' } };
    expect(check(ends)).toEqual([]);
    for (let n = 1; n < AGREED.length; n++) {
      const end = last(play(processOf(ends), [...AGREED.slice(0, n), 'exit BACKSTOP']));
      expect([end.ends, end.over, end.refused]).toEqual(['LEGAL_BACKSTOP', true, undefined]);
    }
    const back = (then: object): string[] => {
      const p: any = structuredClone(hechi);
      p.process.exits = { BACKSTOP: { ...exit, then: ['backstop'] } };
      p.process.steps[2].stages.push('backstop');
      p.process.stages.push({
        key: 'backstop',
        kind: 'BACKSTOP',
        label: { 'zh-CN': '法治兜底', en: 'Law' },
        source: 'default',
        by: ['CONVENOR'],
        partners: [{ code: 'COURT', label: { 'zh-CN': '法庭', en: 'Court' }, source: 'default' }],
        results: { SETTLED: { then: ['feedback'] }, NOT_TAKEN: then },
      });
      return check(p).map((one) => one.code);
    };
    expect(back({ back: 'sitting' })).toContain('NO_WAY_TO_AN_END');
    expect(back({ back: 'research', then: ['sitting'] })).toEqual([]);
  });
  test('nothing is skipped that the profile does not let be skipped, nor without a reason', () => {
    expect(refusal(play(process, [...UP, 'skip research']))?.code).toBe('NOT_SKIPPABLE');
    const at = last(play(processOf(xcity), ['intake:SUBMITTED', 'screening:ACCEPTED'])).row;
    expect(
      advance(processOf(xcity), at, { type: 'skip', stage: 'poll', reason: '', at: '' }).refused?.code,
    ).toBe('REASON_MISSING');
  });
  test('one third, four phases, matrix with its alternatives', () => {
    expect(stage(process, 'sitting').share).toMatchObject({ num: 1, den: 3, source: 'S0' });
    expect(stage(process, 'sitting').phases).toHaveLength(4);
    expect(stage(process, 'selection').matrix[3].approvedBy).toEqual([
      'ENTERPRISE_PARTY',
      'ENTERPRISE_ADMIN',
    ]);
  });
});

describe('Jianping', () => {
  const process = processOf(jianping);
  test('the form is chosen by four scored criteria, anywhere', () => {
    expect([stage(process, 'sitting').criteria.length, stage(process, 'sitting').venue]).toEqual([4, 'any']);
  });
  test('the research lapses when the sitting begins, and its clock with it', () => {
    expect(last(play(process, [...UP, 'begin sitting'])).closed).toEqual([
      { stage: 'research', as: 'LAPSED' },
    ]);
  });
  test('协商先行、法治兜底: out to the law from the sitting on, and back', () => {
    expect(refusal(play(process, [...UP.slice(0, 2), 'exit BACKSTOP']))?.code).toBe('NO_SUCH_EXIT');
    const out = play(process, [...UP, 'research:ACCEPTED', 'sitting:NO_CONSENSUS', 'exit BACKSTOP']);
    expect(last(out)).toMatchObject({
      opened: ['backstop'],
      row: { stages: { explanation: { status: 'PENDING' }, advice: { status: 'PENDING' } } },
    });
    expect(last(play(process, ['backstop:NOT_TAKEN'], [], '', last(out).row))).toMatchObject({
      opened: ['sitting'],
      row: { round: 2 },
    });
    const end = play(
      process,
      ['backstop:SETTLED', 'feedback:GIVEN', 'closing:CLOSED', 'archive:ARCHIVED'],
      [],
      '',
      last(out).row,
    );
    expect(last(end).over).toBe(true);
  });
  test('advice goes upwards beside the handling', () => {
    expect(last(play(process, [...UP, 'sitting:CONSENSUS'])).opened).toEqual(['advice', 'handling']);
  });
});

describe('X city', () => {
  const process = processOf(xcity);
  const TO = [
    'intake:SUBMITTED',
    'screening:ACCEPTED',
    'skip poll',
    'participants:SETTLED',
    'research:ACCEPTED',
    'begin sitting',
  ];
  test('no approver, no filing; a poll of residents may be left out with a reason', () => {
    expect(
      process.stages.some(
        (one) => one.kind === 'FILING' || (one.kind === 'SELECTION' && one.manner === 'matrix'),
      ),
    ).toBe(false);
    expect(last(play(process, TO.slice(0, 3))).row.stages.poll).toMatchObject({
      status: 'SKIPPED',
      reason: 'because',
    });
  });
  test('participants before research, before any sitting', () => {
    expect(last(play(process, TO.slice(0, 3))).opened).toEqual(['participants']);
    expect(last(play(process, TO.slice(0, 4))).opened).toEqual(['research', 'sitting']);
  });
  test('hard to reach: submitted for decision, or not, with a reason', () => {
    expect(last(play(process, [...TO, 'sitting:HARD_TO_REACH', 'reference:SUBMITTED'])).opened).toEqual([
      'feedback',
    ]);
    expect(last(play(process, [...TO, 'sitting:HARD_TO_REACH', 'reference:NOT_SUBMITTED'])).opened).toEqual([
      'explanation',
    ]);
  });
  test('rounds are bounded by the profile', () => {
    const again = ['sitting:NO_CONSENSUS', 'explanation:AGAIN'];
    expect(refusal(play(process, [...TO, ...again, ...again, ...again]))?.code).toBe('ROUNDS_EXHAUSTED');
  });
  test('seven channels, three blended types', () =>
    expect([stage(process, 'sitting').forms.length, stage(process, 'sitting').blends.length]).toEqual([
      7, 3,
    ]));
});

describe('Shangcheng', () => {
  const process = processOf(shangcheng);
  test('observers tell street, community and district CPPCC; two axes, members are recruited', () => {
    expect(stage(process, 'intake').tells).toHaveLength(3);
    expect([stage(process, 'screening').axes.length, stage(process, 'screening').recruits]).toEqual([
      2,
      true,
    ]);
  });
  test('urgent and easy: dealt with on the spot', () => {
    expect(last(play(process, ['intake:SUBMITTED', 'screening:LANE_SPOT'])).opened).toEqual(['handling']);
  });
  test('three routes; nothing becomes a 督办提案 by name only', () => {
    expect(stage(process, 'handling').routes.map((one: any) => [one.code, one.plan, one.force])).toEqual([
      ['RESIDENTS', false, undefined],
      ['STREET_COMMUNITY', true, undefined],
      ['DEPARTMENT', false, '督办提案'],
    ]);
  });
  test('progress is published all along and lapses with the closing; closes without any filing', () => {
    const told = play(process, [
      ...UP,
      'research:ACCEPTED',
      'sitting:CONSENSUS',
      'handling:COMPLETED',
      'supervision:VERIFIED',
      'feedback:GIVEN',
      'closing:CLOSED',
    ]);
    expect(refusal(told)).toBeUndefined();
    expect(last(told).closed).toContainEqual({ stage: 'progress', as: 'LAPSED' });
  });
  test('five forms, each with its records; five steps', () => {
    expect(stage(process, 'sitting').forms.every((one: any) => one.records.length > 0)).toBe(true);
    expect(process.steps).toHaveLength(5);
  });
});

describe('Xiangzhou', () => {
  const process = processOf(xiangzhou);
  test('a plan’s item is a topic at once; a proposal or a common topic opens a consultation', () => {
    expect(last(play(process, [], [], 'PLAN_ITEM')).opened).toEqual(['receipts', 'research', 'sitting']);
    expect(last(play(process, [], [], 'PROPOSAL')).opened).toEqual(['research', 'sitting']);
    const told = play(process, ['sitting:CONSENSUS'], ['common'], 'COMMON_TOPIC');
    expect(last(told).opened).toEqual(['advice', 'handling', 'province']);
  });
  test('receipts hold the closing', () => {
    const told = play(
      process,
      [
        'sitting:CONSENSUS',
        'advice:NONE',
        'handling:COMPLETED',
        'supervision:VERIFIED',
        'feedback:GIVEN',
        'closing:CLOSED',
      ],
      [],
      'PLAN_ITEM',
    );
    expect(refusal(told)?.waitsFor).toEqual(['receipts']);
  });
  test('three ticks, site and room, monthly talk, handlers outside the tree, supervision office', () => {
    expect(stage(process, 'screening').ticks).toHaveLength(3);
    expect(stage(process, 'sitting').segments).toEqual(['SITE', 'ROOM']);
    expect(stage(process, 'sitting').platforms[0].everyMonths).toBe(1);
    expect(stage(process, 'handling').routes[2]).toMatchObject({ outside: true, by: ['TOWN', 'DEPARTMENT'] });
    expect(stage(process, 'supervision').by).toContain('SUPERVISION_OFFICE');
  });
});

describe('invented', () => {
  const process = processOf(invented);
  test('talk first, look afterwards; no approval, filing, room or publicity', () => {
    const told = play(
      process,
      [
        'sitting:CONSENSUS',
        'participants:SETTLED',
        'research:ACCEPTED',
        'handling:COMPLETED',
        'closing:CLOSED',
        'archive:ARCHIVED',
      ],
      ['commitments'],
      'SHOUT',
    );
    expect(last(told).over).toBe(true);
  });
  test('part of it is carried out though the whole was not agreed on; both branches end in one closing', () => {
    const told = play(
      process,
      ['sitting:NO_CONSENSUS', 'reference:SUBMITTED', 'closing:CLOSED'],
      ['commitments'],
      'SHOUT',
    );
    expect(refusal(told)?.waitsFor).toEqual(['handling']);
    expect(
      last(
        play(process, ['handling:COMPLETED', 'closing:CLOSED', 'archive:ARCHIVED'], [], '', last(told).row),
      ).over,
    ).toBe(true);
    expect(
      last(play(process, ['sitting:NO_CONSENSUS', 'reference:SUBMITTED', 'closing:CLOSED'], [], 'SHOUT'))
        .ends,
    ).toBe('CLOSED');
  });
});

describe('broken profiles', () => {
  const broken: [string, string, (p: any, s: (key: string) => any) => void, any?][] = [
    ['a dead end', 'NO_WAY_TO_AN_END', (_, s) => (s('explanation').results.ENOUGH = {})],
    ['a need that is not there', 'NO_SUCH_STAGE', (_, s) => (s('sitting').needs = ['survey'])],
    ['a need that comes after', 'NEED_COMES_AFTER', (_, s) => (s('sitting').needs = ['publicity'])],
    [
      'an outcome that leads nowhere',
      'RESULT_LEADS_NOWHERE',
      (_, s) => delete s('sitting').results.NO_CONSENSUS,
    ],
    ['an arrow to no stage', 'NO_SUCH_STAGE', (_, s) => (s('publicity').results.PASSED.then = ['party'])],
    ['a clock without a budget', 'CLOCK_WITHOUT_BUDGET', (p) => delete p.budgets.D5],
    [
      'a budget without a stage',
      'BUDGET_WITHOUT_STAGE',
      (p) => (p.budgets.D99 = { n: 1, unit: 'wd', source: 'default' }),
    ],
    ['an act nobody can do at a level', 'NOBODY_CAN', (_, s) => s('selection').matrix.splice(1, 1)],
    ['a role that is not there', 'ROLE_UNKNOWN', (_, s) => (s('research').acceptedBy = ['EMPEROR'])],
    ['a word missing in one language', 'WORD_MISSING', (p) => (p.words.room.en = '')],
    ['a word that a stage shows', 'WORD_MISSING', (p) => delete p.words.session],
    ['two names for two things', 'NAME_TWICE', (_, s) => (s('handling').label = s('supervision').label)],
    ['a source that is no document', 'SOURCE_UNKNOWN', (_, s) => (s('sitting').share.source = 'S7')],
    [
      'a paper without a document',
      'PAPER_WITHOUT_DOCUMENT',
      (p) => (p.papers = [{ kind: 'RED_CARD', signer: 'CONVENOR', document: 'none' }]),
    ],
    ['a warning before the start', 'WARNS_BEFORE_START', (p) => (p.ladder[0].offsetWd = -15)],
    [
      'a stage that nothing opens',
      'UNREACHABLE',
      (_, s) => (
        (s('sitting').results.CONSENSUS.then = ['publicity']),
        (s('sitting').results.BASIC_CONSENSUS.then = ['publicity'])
      ),
    ],
    [
      'back to where it did not come from',
      'BACK_IS_NOT_BACK',
      (_, s) => (s('publicity').results.UPHELD.back = 'report'),
    ],
    [
      'a record beside that waits for the end',
      'NO_WAY_TO_AN_END',
      (_, s) => (s('filing').needs = ['archive']),
    ],
    [
      'a jump over what the sitting needs',
      'NO_WAY_TO_AN_END',
      (p) => (p.process.starts.PROPOSAL = { then: ['sitting'] }),
    ],
    [
      'a stage after closing that opens the case again',
      'AFTER_LEADS_BACK',
      (_, s) => (s('report').results.REPORTED = { then: ['feedback'] }),
    ],
    ['lapses when what waits for it begins', 'NEED_AND_LAPSE', (_, s) => (s('research').until = 'sitting')],
    [
      'a closing by a service that does not hear of all',
      'END_ACROSS_OWNERS',
      (_, s) => (s('explanation').results.ENOUGH = { end: 'CLOSED' }),
    ],
    ['a result its kind does not know', 'RESULT_UNKNOWN', (_, s) => (s('research').results.REJECTED = {})],
  ];
  test.each(broken)('%s: %s', (_, fault, breakIt) => {
    const p: any = structuredClone(hechi);
    breakIt(p, (key) => p.process.stages.find((one: any) => one.key === key));
    const found = check(p);
    expect(found.map((one) => one.code)).toContain(fault);
    expect(found.every((one) => one.path && one.says)).toBe(true);
  });
  test('what is no profile at all', () => expect(check({ key: 'x' })[0]!.code).toBe('SHAPE'));
  test('an exit does not hide a dead end', () => {
    const p: any = structuredClone(jianping);
    p.process.stages.find((one: any) => one.key === 'explanation').results = { ENOUGH: {} };
    expect(check(p).map((one) => one.code)).toContain('NO_WAY_TO_AN_END');
  });
});
