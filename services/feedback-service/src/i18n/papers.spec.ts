import { LANGUAGES } from '@concord/contracts/identity';
import { PAPER_KINDS } from '@concord/contracts/papers';
import { renderAlert } from './alerts.js';
import { clockName } from './clocks.js';
import { paperBody, paperNumber, PAPER_MESSAGES, type PaperFacts } from './papers.js';

const FACTS: PaperFacts = {
  kind: 'SUPERVISION_LETTER',
  mode: 'issues',
  title: 'T',
  unit: '示例局',
  clockKind: 'ITEM_REPLY',
  dueDate: '2026-03-02',
  authority: '示例办发〔2025〕1号',
  numbers: [],
};
const CASES: Partial<PaperFacts>[] = [
  ...PAPER_KINDS.map((kind) => ({ kind })),
  { kind: 'CIRCULAR', mode: 'refers' },
  { kind: 'INTERVIEW_REFERRAL', mode: 'refers', numbers: ['R〔2026〕1号', 'R〔2026〕2号'] },
];

describe.each(LANGUAGES)('a paper in %s', (language) => {
  it.each(CASES)('%j says what it is about and by which authority', (change) => {
    const text = paperBody({ ...FACTS, ...change }, language);
    expect(text).toContain('示例办发〔2025〕1号');
    expect(text).not.toMatch(/[{}]/);
    if (!change.numbers) {
      expect(text).toContain('2026-03-02');
      expect(text).toContain(clockName('ITEM_REPLY', language));
      expect(text).not.toBe(paperBody({ ...FACTS, ...change, clockKind: 'ITEM_COMPLETION' }, language));
    } else for (const number of change.numbers) expect(text).toContain(number);
  });

  it.each(CASES)('%j never commands, and the CPPCC is no sender', (change) => {
    const text = paperBody({ ...FACTS, ...change }, language);
    expect(text).not.toMatch(/责令|命令|必须|政协|CPPCC|order(s|ed)? you|must/);
  });

  it('its messages name paper and case', () => {
    for (const template of Object.keys(PAPER_MESSAGES)) {
      const params = { title: 'T', paper: 'RED_CARD', number: 'R〔2026〕1号', decision: 'UPHELD' };
      const text = renderAlert(template, params, language);
      expect(text).toContain('T');
      expect(text).not.toMatch(/[{}]|RED_CARD|UPHELD/);
    }
  });
});

it('a number is one in every language', () => {
  expect(paperNumber('示例督办', '2026', 3)).toBe('示例督办〔2026〕3号');
  expect(paperNumber('', '2026', 3)).toBe('〔2026〕3号');
});
