import { PAPER_KINDS, paperOf, type PaperRule } from '@concord/contracts/papers';
import type { ProfileDocument } from '@concord/contracts/profile';
import { ROLES } from '@concord/contracts/roles';
import { sampleHechi } from '../sample/hechi.profile.js';
import { XIANGZHOU_PAPERS, X_CITY_PAPERS } from './fixtures/papers.js';
import { hechi } from './hechi.profile.js';
import { savedProfile } from './saved.js';

const withPapers = (papers: unknown): unknown => ({ ...hechi, papers });
const letter = XIANGZHOU_PAPERS.SUPERVISION_LETTER!;
const issuing = (change: Partial<Record<keyof PaperRule, unknown>>) => ({
  SUPERVISION_LETTER: { ...letter, ...change },
});

describe('a profile that is saved', () => {
  it.each<[string, ProfileDocument]>([
    ['Hechi', hechi],
    ['the sample', sampleHechi],
    ['like X city', { ...hechi, papers: X_CITY_PAPERS }],
    ['like Xiangzhou', { ...hechi, papers: XIANGZHOU_PAPERS }],
  ])('%s is in order, and names roles that exist', (_, profile) => {
    expect(savedProfile(profile)).toEqual(profile);
    for (const paper of Object.values(profile.papers ?? {})) {
      const named = [paper.reviewerRole, paper.signerRole, paper.sealRole, paper.referTo ?? 'LEADER'];
      for (const role of named) expect(ROLES).toContain(role);
    }
  });

  it('is refused where it declares a clock that nobody arms, a calendar that nobody has or a term without end', () => {
    const clocks = { ...hechi.clocks, D99: { unit: 'wd', n: 5, source: 'INF' } };
    expect(() => savedProfile({ ...hechi, clocks })).toThrow('PROFILE_CLOCK_UNKNOWN');
    const reception = { ...hechi.clocks, D25: { unit: 'wd', n: 1, source: 'P32' } };
    expect(() => savedProfile({ ...hechi, clocks: reception })).toThrow('PROFILE_CLOCK_UNKNOWN');
    expect(() => savedProfile({ ...hechi, calendarId: 'CN-0' })).toThrow('unknown-calendar');
    const endless = { ...hechi.clocks, D21: { unit: 'm', n: 121, source: 'INF' } };
    expect(() => savedProfile({ ...hechi, clocks: endless })).toThrow('term-over-ten-years');
    const empty = { ...hechi.clocks, D21: { unit: 'm', n: 0, source: 'INF' } };
    expect(() => savedProfile({ ...hechi, clocks: empty })).toThrow();
  });

  it('is refused where a warning would fall before its clock’s start', () => {
    const early: ProfileDocument['ladder'][number] = {
      key: 'early',
      offsetWd: -3,
      only: ['D11'],
      level: 'L1',
      effects: ['reminder'],
      to: [],
    };
    expect(() => savedProfile({ ...hechi, ladder: [...hechi.ladder, early] })).toThrow('rung-before-start');
    const third = { ...early, offsetWd: undefined, fromStartWd: 3, only: ['D11'] };
    expect(() => savedProfile({ ...hechi, ladder: [...hechi.ladder, third] })).toThrow('rung-before-start');
    const days = { ...early, offsetWd: -20, only: ['D18'] };
    expect(() => savedProfile({ ...hechi, ladder: [...hechi.ladder, days] })).toThrow('rung-before-start');
    expect(() => savedProfile({ ...hechi, ladder: [early, early] })).toThrow('duplicate-rung');
    const elsewhere = { ...early, only: ['D16'], key: 'T-3.room' };
    expect(() => savedProfile({ ...hechi, ladder: [...hechi.ladder, elsewhere] })).toThrow('duplicate-rung');
    const fits = { ...early, only: ['D16'] };
    expect(savedProfile({ ...hechi, ladder: [...hechi.ladder, fits] }).ladder).toContainEqual(fits);
  });

  it.each<[string, (rung: ProfileDocument['ladder'][number]) => ProfileDocument['ladder']]>([
    ['says nothing of a clock that passed', (rung) => (rung.effects.includes('overdueNotice') ? [] : [rung])],
    [
      'asks nobody how it stands',
      (rung) => [{ ...rung, effects: rung.effects.filter((effect) => effect !== 'urging') }],
    ],
    ['warns nobody on the day', (rung) => (rung.effects.includes('warning') ? [] : [rung])],
    ['leaves one clock out', (rung) => [{ ...rung, only: (rung.only ?? []).filter((key) => key !== 'D16') }]],
    ['tells nobody', (rung) => [{ ...rung, to: [] }]],
  ])('is refused where its ladder %s: warnings, overdue notices and urging are always on', (_, change) => {
    const ladder = hechi.ladder.flatMap(change);
    expect(() => savedProfile({ ...hechi, ladder })).toThrow('PROFILE_LADDER_SILENT');
  });

  it.each<[string, unknown]>([
    ['at two places', { offsetWd: 1, share: 0.5 }],
    ['at no place', {}],
  ])('is refused where a rung stands %s', (_, place) => {
    const rung = { key: 'r', level: 'L1', effects: ['reminder'], to: [], ...(place as object) };
    expect(() => savedProfile({ ...hechi, ladder: [rung] })).toThrow('one place');
  });

  it.each<[string, unknown, string]>([
    ['without an authorising document', issuing({ authority: '  ' }), 'authority'],
    ['with none named at all', issuing({ authority: undefined }), 'authority'],
    [
      'whose number another kind of the same signer has too',
      { ...XIANGZHOU_PAPERS, CIRCULAR: { ...XIANGZHOU_PAPERS.CIRCULAR, numberPrefix: letter.numberPrefix } },
      'PAPER_NUMBER_SHARED',
    ],
    ['without a number of its own', issuing({ numberPrefix: '' }), 'numberPrefix'],
    ['of an unknown kind', { GREEN_CARD: letter }, 'GREEN_CARD'],
    ['signed by the CPPCC', issuing({ signerRole: 'COUNTY_CPPCC_OFFICER' }), 'build the platform'],
    ['signed by the room', issuing({ signerRole: 'CONVENOR' }), 'build the platform'],
    [
      'that only refers and is called a letter',
      issuing({ mode: 'refers', referTo: 'LEADER' }),
      'does not exist',
    ],
    ['that refers to nobody', { CIRCULAR: { ...letter, mode: 'refers' } }, 'names to whom'],
    ['that holds the talk itself', { INTERVIEW_REFERRAL: letter }, 'referred to the body'],
  ])('is refused with a paper %s', (_, papers, why) => {
    expect(() => savedProfile(withPapers(papers))).toThrow(why);
  });
});

describe('who issues', () => {
  const kindsOf = (profile: ProfileDocument) => PAPER_KINDS.filter((kind) => paperOf(profile, kind));

  it('is nobody where the text authorises nothing', () => {
    expect(kindsOf(hechi)).toEqual([]);
  });

  it('like X city: the office refers, and there is no 督办函', () => {
    const profile = { ...hechi, papers: X_CITY_PAPERS };
    expect(kindsOf(profile)).toEqual(['CIRCULAR']);
    expect(paperOf(profile, 'CIRCULAR')?.mode).toBe('refers');
  });

  it('like Xiangzhou: the supervision office signs, and refers a talk', () => {
    const profile = { ...hechi, papers: XIANGZHOU_PAPERS };
    expect(kindsOf(profile)).toEqual([...PAPER_KINDS]);
    expect(PAPER_KINDS.map((kind) => paperOf(profile, kind)?.signerRole)).toEqual(
      PAPER_KINDS.map(() => 'SUPERVISION_OFFICE'),
    );
    expect(PAPER_KINDS.filter((kind) => paperOf(profile, kind)?.mode === 'refers')).toEqual([
      'INTERVIEW_REFERRAL',
    ]);
  });

  it('of a document from before the papers is whom its supervision letter names, and of nothing else', () => {
    const old = { ...hechi, supervisionLetter: { signerRole: 'SUPERVISION_OFFICE', authority: 'old' } };
    expect(kindsOf(savedProfile(old))).toEqual(['SUPERVISION_LETTER']);
    expect(paperOf(old, 'SUPERVISION_LETTER')).toMatchObject({
      authority: 'old',
      reviewerRole: 'SUPERVISION_OFFICE',
      signerRole: 'SUPERVISION_OFFICE',
      mode: 'issues',
    });
    // Where the papers are written down, they alone say what is made.
    expect(kindsOf({ ...old, papers: X_CITY_PAPERS })).toEqual(['CIRCULAR']);
  });
});
