import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { armedOf, CLOCKS } from '@concord/contracts/clocks';
import { LANGUAGES } from '@concord/contracts/identity';
import { CLOCK_EVENTS } from '@concord/service-kit/i18n/deadline-acts';
import { knowsTemplate, renderAlert } from './alerts.js';
import { knowsClock } from './clocks.js';
import { CASE_NOTICES } from './notices.js';

const SERVICES = join(import.meta.dirname, '../../..');

/** Sources of the services whose facts are told to people, without their tests. */
function sources(): string[] {
  const found: string[] = [];
  for (const service of ['directory-service', 'topic-service', 'consultation-service', 'feedback-service']) {
    for (const entry of readdirSync(join(SERVICES, service, 'src'), {
      recursive: true,
      withFileTypes: true,
    })) {
      const path = join(entry.parentPath, entry.name);
      if (
        entry.isFile() &&
        path.endsWith('.ts') &&
        !path.endsWith('.spec.ts') &&
        !path.includes('/testing/')
      ) {
        found.push(readFileSync(path, 'utf8'));
      }
    }
  }
  return found;
}

/** Names in quotes within the matches of a pattern's first group. */
function quoted(pattern: RegExp): string[] {
  const names = sources().flatMap((text) =>
    [...text.matchAll(pattern)].flatMap(([, ...parts]) =>
      [
        ...parts
          .filter(Boolean)
          .join(' ')
          .matchAll(/'(\w+)'/g),
      ].map(([, name]) => name!),
    ),
  );
  return [...new Set(names)].sort();
}

/** Every template that a source names: `template: …'x'…`, `noticesTo(…, 'x'`, `Notice(row, 'x'`, and the unions of their types. */
const TEMPLATES = [
  ...CLOCK_EVENTS,
  ...quoted(/template: ([^,;]*)/g),
  ...quoted(/noticesTo\(\w+, ('\w+')/g),
  ...quoted(/(?:itemNotice|escalationNotice|notice)\(\s*row,\s*([^,]*'\w+'[^,]*),/g),
  ...quoted(/type Template =([^;]*);/g),
  // Codes in capitals stand beside a template, e.g. `verdict === 'VERIFIED' ? … : …`.
].filter((name) => /^[a-z]/.test(name));

it('finds the templates in the sources', () => {
  for (const known of [
    'topicAwaitsScreening',
    'researchToAssign',
    'roomMissing',
    'sessionNoticed',
    'itemAssigned',
    'deadlineOverdue',
  ]) {
    expect(TEMPLATES).toContain(known);
  }
});

it.each([...new Set(TEMPLATES)])('%s has its sentence', (template) => {
  expect(knowsTemplate(template)).toBe(true);
});

it('keeps no sentence that nobody uses', () => {
  const unused = Object.keys(CASE_NOTICES).filter(
    (template) => template !== 'somethingHappened' && !TEMPLATES.includes(template),
  );
  expect(unused).toEqual([]);
});

it.each(quoted(/type Template =([^;]*);|template: ([^,;]*)/g).filter((template) => template in CASE_NOTICES))(
  '%s says the same values in both languages',
  (template) => {
    const values = LANGUAGES.map((language) =>
      [...CASE_NOTICES[template]![language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
    );
    expect(values[0]).toEqual(values[1]);
  },
);

it.each(Object.values(CLOCKS).flatMap((clock) => armedOf(clock).map(({ kind }) => kind)))(
  'the clock %s has its name',
  (clock) => {
    expect(knowsClock(clock)).toBe(true);
  },
);

describe('a message as it is read', () => {
  it('names the clock in the reader’s language', () => {
    const params = { title: '减速带', clock: 'ITEM_REPLY', date: '2026-03-02' };
    expect(renderAlert('deadlineOverdue', params, 'zh-CN')).toBe('“减速带”的答复已超期，期限为 2026-03-02。');
    expect(renderAlert('deadlineToday', params, 'en')).toBe(
      'The reply of “减速带” is due today (2026-03-02).',
    );
  });

  it('shows instants in local time', () => {
    const params = { title: 'T', place: '会议室', at: '2026-02-09T06:30:00.000Z' };
    expect(renderAlert('sessionNoticed', params, 'zh-CN')).toBe(
      '请参加“T”的协商议事会议：2026-02-09 14:30，会议室。',
    );
  });

  it('says what became of a proposer’s topic', () => {
    const params = { title: 'T', number: '2026-0001', news: 'FEEDBACK' };
    expect(renderAlert('topicNewsForProposer', params, 'zh-CN')).toBe(
      '您提出的议题“T”（2026-0001）：已有办理情况反馈。',
    );
  });

  it('still names its case where nobody wrote a sentence', () => {
    expect(renderAlert('unheardOf', { title: 'T' }, 'en')).toBe('Something happened in “T”.');
    expect(renderAlert('constructor', { title: 'T' }, 'en')).toBe('Something happened in “T”.');
  });
});
