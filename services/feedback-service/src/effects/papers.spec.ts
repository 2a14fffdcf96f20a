import { paperOf, PAPER_KINDS, type PaperRules } from '@concord/contracts/papers';
import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { SMALL_PROFILE, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { ALL_PAPERS, FULL_LADDER } from '../testing/feedback-data.js';
import { papersDue } from './papers.js';

const CLAIM = {
  caseId: 'item:00000000-0000-7000-8000-00000000aaaa',
  clockKind: 'ITEM_REPLY',
  responsibleUnitId: UNITS.trafficPolice,
};
const tree = new OrgTree(smallSnapshot());
const rung = (key: string): LadderRung => FULL_LADDER.find((one) => one.key === key)!;
const with_ = (papers: PaperRules | undefined, letter = false): ProfileDocument => ({
  ...SMALL_PROFILE,
  supervisionLetter: letter ? SMALL_PROFILE.supervisionLetter : null,
  papers,
});
const kinds = (profile: ProfileDocument, key: string, change: Partial<typeof CLAIM> = {}) =>
  papersDue(rung(key), { ...CLAIM, ...change }, profile, tree).map(({ kind }) => kind);

/** An office that only refers: no card and no 督办函, ever. */
const REFERS: PaperRules = {
  CIRCULAR: { ...ALL_PAPERS.CIRCULAR!, mode: 'refers', referTo: 'LEADER' },
};

describe('what a rung prepares', () => {
  it.each<[string, ProfileDocument, Record<string, string[]>]>([
    ['nothing is authorised', with_(undefined), {}],
    ['an older document names a letter', with_(undefined, true), { 'T+1': ['SUPERVISION_LETTER'] }],
    ['the papers are written down, and empty', with_({}, true), {}],
    ['the office only refers', with_(REFERS), { 'T+6': ['CIRCULAR'] }],
    [
      'everything is authorised',
      with_(ALL_PAPERS),
      {
        DUE: ['YELLOW_CARD'],
        'T+1': ['RED_CARD', 'SUPERVISION_LETTER'],
        'T+6': ['CIRCULAR'],
        'T+16': ['INTERVIEW_REFERRAL'],
      },
    ],
    ['red cards alone are authorised', with_({ RED_CARD: ALL_PAPERS.RED_CARD! }), { 'T+1': ['RED_CARD'] }],
  ])('where %s', (_, profile, expected) => {
    const made = FULL_LADDER.map(({ key }) => [key, kinds(profile, key)] as const);
    expect(Object.fromEntries(made.filter(([, papers]) => papers.length > 0))).toEqual(expected);
  });

  it.each<[string, Partial<typeof CLAIM>]>([
    ['a visit', { clockKind: 'FIRST_VISIT' }],
    ['a topic', { caseId: 'topic:00000000-0000-7000-8000-00000000aaaa', clockKind: 'TOPIC_SCREENING' }],
    ['a community', { responsibleUnitId: UNITS.community }],
    ['a station', { responsibleUnitId: UNITS.station }],
  ])('is nothing for %s', (_, change) => {
    for (const { key } of FULL_LADDER) expect(kinds(with_(ALL_PAPERS), key, change)).toEqual([]);
  });

  it('names for each kind its own signer, and never makes one that is absent', () => {
    for (const kind of PAPER_KINDS) {
      expect(paperOf(with_(ALL_PAPERS), kind)?.signerRole).toBe('SUPERVISION_OFFICE');
      expect(paperOf(with_(undefined), kind)).toBeUndefined();
    }
  });
});
