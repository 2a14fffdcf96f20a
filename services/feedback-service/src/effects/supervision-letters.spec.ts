import type { RungClaim } from '@concord/contracts/temporal/activities';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { PEOPLE, SMALL_PROFILE, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import type { EntityManager } from 'typeorm';
import { SupervisionLetters } from './supervision-letters.js';

const CLAIM: RungClaim = {
  claimId: '00000000-0000-7000-8000-0000000ffff0',
  clockId: '00000000-0000-7000-8000-0000000ffff1',
  caseId: 'item:00000000-0000-7000-8000-00000000aaaa',
  clockKind: 'ITEM_REPLY',
  title: 'Speed bumps',
  orgUnitId: UNITS.community,
  responsibleUnitId: UNITS.trafficPolice,
  profileKey: 'small',
  profileVersion: 1,
  rungKey: 'T+1',
  at: '2026-03-09T01:00:00.000Z',
  dueDate: '2026-03-06',
  provisional: false,
};

/** Prepares the letter; answers who is told that it waits for him, and how many drafts were written. */
async function prepare(
  change: Partial<RungClaim>,
  profile = SMALL_PROFILE,
): Promise<{ signerIds: string[]; drafts: number }> {
  let drafts = 0;
  const query = {
    insert: () => query,
    into: () => query,
    values: () => query,
    orIgnore: () => query,
    execute: async () => void (drafts += 1),
  };
  const em = { createQueryBuilder: () => query } as unknown as EntityManager;
  const looking = { tree: new OrgTree(smallSnapshot()), now: new Date(CLAIM.at), chainOf: () => [] };
  const { signerIds } = await new SupervisionLetters().prepare(em, { ...CLAIM, ...change }, profile, looking);
  return { signerIds, drafts };
}

describe('a supervision letter (decision 5)', () => {
  it('is drafted for the role that the profile names', async () => {
    expect(await prepare({})).toEqual({ signerIds: [PEOPLE.supervisor], drafts: 1 });
  });

  it('is never drafted where the profile records no document that authorises it', async () => {
    expect(await prepare({}, { ...SMALL_PROFILE, supervisionLetter: null })).toEqual({
      signerIds: [],
      drafts: 0,
    });
  });

  it.each<[string, Partial<RungClaim>]>([
    ['a visit', { clockKind: 'FIRST_VISIT' }],
    ['a topic', { caseId: 'topic:00000000-0000-7000-8000-00000000aaaa', clockKind: 'TOPIC_SCREENING' }],
    ['a community', { responsibleUnitId: UNITS.community }],
    ['a station', { responsibleUnitId: UNITS.station }],
  ])('is never drafted for %s', async (_, change) => {
    expect(await prepare(change)).toEqual({ signerIds: [], drafts: 0 });
  });
});
