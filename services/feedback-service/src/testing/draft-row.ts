import { PEOPLE, SMALL_PROFILE, UNITS } from '@concord/testkit/snapshot';
import { DraftRow } from '../draft/draft.entity.js';
import type { DraftState } from '../draft/draft.states.js';

/** A supervision letter to the traffic police: the county's office reviews and seals, the supervision office signs. */
export function draftIn(state: DraftState, change: Partial<DraftRow> = {}): DraftRow {
  const at = new Date('2026-03-09T01:00:00.000Z');
  const reviewed = !['DRAFT', 'RETURNED'].includes(state);
  const issued = state === 'SEALED';
  return Object.assign(new DraftRow(), {
    id: '00000000-0000-7000-8000-00000000eeee',
    version: 1,
    state,
    orgUnitId: UNITS.community,
    profileKey: SMALL_PROFILE.key,
    profileVersion: 1,
    chainHead: null,
    wakeAt: null,
    createdAt: at,
    updatedAt: at,
    onceKey: 'claim#SUPERVISION_LETTER',
    claimId: null,
    clockId: null,
    kind: 'SUPERVISION_LETTER',
    clockKind: 'ITEM_COMPLETION',
    level: 'L3',
    mode: 'issues',
    cause: 'CLOCK',
    basis: [],
    itemId: '00000000-0000-7000-8000-00000000aaaa',
    title: 'Speed bumps',
    concernedUnitId: UNITS.trafficPolice,
    addresseeUnitId: UNITS.trafficPolice,
    addresseeRole: null,
    draftedByRole: null,
    reviewerRole: 'COUNTY_LEADING_OFFICE',
    reviewerUnitId: UNITS.countyOffice,
    signerRole: 'SUPERVISION_OFFICE',
    signerUnitId: UNITS.supervisionOffice,
    sealRole: 'COUNTY_LEADING_OFFICE',
    sealUnitId: UNITS.countyOffice,
    authority: 'test authority',
    numberPrefix: 'S',
    number: reviewed && state !== 'REVIEWED' ? 'S〔2026〕1号' : null,
    dueDate: '2026-03-06',
    at,
    body: null,
    requirement: null,
    newLimit: null,
    reviewedBy: reviewed ? PEOPLE.assigner : null,
    reviewedAt: reviewed ? at : null,
    signedBy: null,
    signedAt: null,
    sealedBy: null,
    issuedAt: issued ? at : null,
    scanReference: null,
    reason: null,
    appealUntil: issued ? new Date('2026-03-16T16:00:00.000Z') : null,
    appeal: null,
    corrections: [],
    ...change,
  } satisfies Partial<DraftRow>);
}
