import { UNITS, SMALL_PROFILE, PEOPLE } from '@concord/testkit/snapshot';
import type { FilingRecord } from '../stages/filing/filing.record.js';
import { TopicRow, type ApprovalRecord } from '../topic/topic.entity.js';
import type { TopicState } from '../topic/topic.states.js';

const AT = '2026-02-02T01:00:00.000Z';

/** A filing under way at the community's station. */
export function filingOf(change: Partial<FilingRecord> = {}): FilingRecord {
  return {
    state: 'SENT',
    receiverUnitId: UNITS.station,
    receiverRole: 'STATION_STAFF',
    sentByPersonId: PEOPLE.convenor,
    sentAt: AT,
    acknowledgeBy: '2026-02-09T16:00:00.000Z',
    note: null,
    number: null,
    acknowledgedAt: null,
    byDefault: false,
    returnedAt: null,
    returnedReason: null,
    ...change,
  };
}

/** The approval by the community's Party organisation. */
export function approvalBy(byPersonId: string = PEOPLE.approver): ApprovalRecord {
  return {
    authorityRole: 'VILLAGE_PARTY_APPROVER',
    authorityUnitId: UNITS.communityParty,
    opinion: null,
    byPersonId,
    at: AT,
    matrixSource: 'S0',
  };
}

/** A row of the small community in a state, for the pure rules. */
export function rowIn(state: TopicState, change: Partial<TopicRow> = {}): TopicRow {
  return Object.assign(new TopicRow(), {
    id: '00000000-0000-7000-8000-00000000aaaa',
    version: 1,
    state,
    orgUnitId: UNITS.community,
    level: 'VILLAGE',
    profileKey: SMALL_PROFILE.key,
    profileVersion: 1,
    chainHead: null,
    wakeAt: null,
    number: '2026-0001',
    title: 'Speed bumps',
    description: 'Cars drive fast.',
    source: 'PUBLIC',
    submittedAt: new Date(AT),
    entrustingUnitId: null,
    screening: null,
    approval: null,
    filing: null,
    mergedIntoId: null,
    consultationId: null,
    outcome: null,
    concernedUnitIds: [],
    gates: {},
    history: [{ state, at: AT }],
    closedReason: null,
    ...change,
  } satisfies Partial<TopicRow>);
}
