import { longest, readingOf, wrongInputs } from '@concord/service-kit/testing/act-cases';
import { ACTS } from './topic.acts.js';

const HAN = /\p{Script=Han}/u;

describe('what an act is not given', () => {
  it.each(wrongInputs(ACTS))('%s: %s %s', (act, field, _how, given, code) => {
    expect(readingOf(ACTS, act, field, given)).toBe(code);
  });

  it.each(longest(ACTS))('%s takes the longest %s', (act, field, text) => {
    expect(readingOf(ACTS, act, field, text)).toBe('TAKEN');
  });
});

describe.each(Object.values(ACTS).map((act) => [act.name, act] as const))('%s', (_name, act) => {
  it('is named in both languages', () => {
    const said = [act.label, act.event.text, ...(act.hint ? [act.hint] : [])];
    const asked = Object.values((act.input?.fields ?? {}) as Record<string, { label: typeof act.label }>);
    for (const words of [...said, ...asked.map(({ label }) => label)]) {
      expect(words['zh-CN']).toMatch(HAN);
      expect(words.en).not.toMatch(HAN);
    }
  });
});
