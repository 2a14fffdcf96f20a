import { calendarIds } from '@concord/business-time/calendar';
import { parseId } from '@concord/contracts/ids';
import { profileDocument } from '@concord/contracts/profile';
import { ROLES } from '@concord/contracts/roles';
import { SAMPLE_PEOPLE, SAMPLE_UNITS, samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import { DIRECTORY_CODES, REFUSALS } from '../i18n/refusals.js';
import { ROLE_LABELS } from '../i18n/roles.js';
import { fits } from '../post/post.rules.js';
import { hechi } from '../profile/hechi.profile.js';
import { sampleHechi } from './hechi.profile.js';
import { SAMPLE_PEOPLE_DATA } from './sample-people.js';
import { SAMPLE_TREE } from './sample-tree.js';

describe('the sample', () => {
  it('gives every key a unit or a person, and an id of its own', () => {
    expect(SAMPLE_TREE.map((unit) => unit.key).sort()).toEqual([...SAMPLE_UNITS].sort());
    expect(SAMPLE_PEOPLE_DATA.map((person) => person.key).sort()).toEqual([...SAMPLE_PEOPLE].sort());
    const ids = [...SAMPLE_UNITS.map(sampleUnitId), ...SAMPLE_PEOPLE.map(samplePersonId)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => parseId(id) !== null)).toBe(true);
  });

  it('never changes an id: tests, papers and links name them', () => {
    expect([sampleUnitId('west'), samplePersonId('westConvenor')]).toMatchInlineSnapshot(`
      [
        "orgUnit:b4bb9d6d-ebf7-89e3-85a6-472e0d381c7f",
        "person:d00377a3-96c0-8e45-8e11-63026e3de66b",
      ]
    `);
  });

  it('gives roles only where they may be held, and names nobody twice', () => {
    for (const { key, role, unit } of SAMPLE_PEOPLE_DATA) {
      expect([
        key,
        fits(
          role,
          SAMPLE_TREE.find((at) => at.key === unit)!,
        ),
      ]).toEqual([key, true]);
    }
    expect(new Set(SAMPLE_PEOPLE_DATA.map((person) => person.zh)).size).toBe(SAMPLE_PEOPLE_DATA.length);
  });
});

describe('the Hechi profile', () => {
  it.each([
    ['as shipped', hechi],
    ['of the sample', sampleHechi],
  ])('%s is a sound document', (_, document) => {
    expect(profileDocument.parse(document)).toEqual(document);
    expect(calendarIds).toContain(document.calendarId);
    const named = [
      ...document.approvalMatrix.flatMap((row) => [...row.approvedBy, ...row.filedWith]),
      ...document.assignmentChain,
      ...document.ladder.flatMap((rung) => rung.to.map((to) => to.role)),
    ];
    for (const role of named) expect(ROLES).toContain(role);
  });

  it('has a ladder for every clock but the periods that nobody runs, and no key twice', () => {
    const keys = hechi.ladder.map((rung) => rung.key);
    expect(new Set(keys).size).toBe(keys.length);
    const covered = hechi.ladder.flatMap((rung) => rung.only ?? []);
    const silent = Object.keys(hechi.clocks).filter((clock) => !covered.includes(clock));
    expect(silent).toEqual(['D10']);
    for (const clock of covered) {
      expect(hechi.clocks).toHaveProperty(clock);
      const levels = hechi.ladder.filter((rung) => rung.only?.includes(clock)).map((rung) => rung.level);
      expect(levels).toContain('L2');
      // A day to sign for an item has no room for a reminder, and no higher level than a warning.
      expect(levels.includes('L3')).toBe(clock !== 'D11');
      expect(levels.includes('L1')).toBe(clock !== 'D11');
    }
  });

  it('drafts letters only where a document authorises them (decision 5)', () => {
    expect([hechi.supervisionLetter, hechi.papers]).toEqual([null, undefined]);
    expect(Object.keys(sampleHechi.papers!)).toEqual(['SUPERVISION_LETTER']);
    expect(sampleHechi.papers!.SUPERVISION_LETTER!.authority).toContain('虚构');
  });

  it('shows no number of days as its own: the text states none (decision 8)', () => {
    expect(Object.values(hechi.clocks).filter((clock) => clock.source.startsWith('S'))).toEqual([]);
  });
});

it('every role and every refusal has its words in both languages', () => {
  for (const role of ROLES) {
    expect(ROLE_LABELS[role]).toEqual({ 'zh-CN': expect.any(String), en: expect.any(String) });
  }
  for (const code of DIRECTORY_CODES) expect(REFUSALS[code].en).not.toBe('');
});
