import { SMALL_PROFILE, UNITS } from '@concord/testkit/snapshot';
import { ItemRow } from '../item/item.entity.js';
import type { ItemState } from '../item/item.states.js';

/** An item of the small community that the traffic police lead and housing helps with, for the pure rules. */
export function itemIn(state: ItemState, change: Partial<ItemRow> = {}): ItemRow {
  const handed = state !== 'CREATED';
  return Object.assign(new ItemRow(), {
    id: '00000000-0000-7000-8000-00000000aaaa',
    version: 1,
    state,
    orgUnitId: UNITS.community,
    profileKey: SMALL_PROFILE.key,
    profileVersion: 1,
    chainHead: null,
    wakeAt: null,
    no: 1,
    title: 'Speed bumps',
    text: 'Put up two speed bumps.',
    askNos: [1, 2],
    consultationId: 'consultation:00000000-0000-7000-8000-00000000bbbb',
    topicId: 'topic:00000000-0000-7000-8000-00000000cccc',
    proposedLeadUnitId: UNITS.trafficPolice,
    proposedCoUnitIds: [UNITS.housing],
    leadUnitId: handed ? UNITS.trafficPolice : null,
    coUnitIds: handed ? [UNITS.housing] : [],
    agreedDate: '2026-03-31',
    assignedBy: null,
    assignedUnderRole: null,
    assignedUnderUnitId: null,
    assignedAt: null,
    returnUntil: null,
    signedForAt: null,
    returnReason: null,
    reply: null,
    coOpinions: [],
    completion: null,
    visits: [],
    satisfaction: { rating: 'SATISFIED', at: '2026-03-01T01:00:00.000Z', by: 'x', comment: null },
    ...change,
  } satisfies Partial<ItemRow>);
}
