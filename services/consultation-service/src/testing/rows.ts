import type { IdentityClaims } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { identityOf, SMALL_PROFILE, smallSnapshot, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { ConsultationRow, type ResearchEntry } from '../consultation/consultation.entity.js';
import type { ConsultationState } from '../consultation/consultation.states.js';
import { ParticipantRow } from '../session/participant.entity.js';
import { SessionRow } from '../session/session.entity.js';
import type { SessionContext } from '../session/session.rules.js';
import type { Capacity, SessionState } from '../session/session.states.js';

const AT = '2026-02-02T01:00:00.000Z';
export const TREE = new OrgTree(smallSnapshot());

/** Research in a state, submitted by the member where it has a report. */
export function researchIn(state: string): ResearchEntry {
  const submitted = ['SUBMITTED', 'RETURNED', 'ACCEPTED'].includes(state);
  return {
    state,
    leadPersonId: null,
    teamPersonIds: [],
    methods: [],
    plan: null,
    sides: [],
    oneSideReason: null,
    report: submitted
      ? {
          facts: 'f',
          problems: 'p',
          options: 'o',
          submittedAt: AT,
          submittedBy: 'somebody',
          acceptedAt: null,
          acceptedBy: null,
          returnedReason: null,
        }
      : null,
  };
}

/** A consultation of the community in its own room, for the pure rules. */
export function consultationIn(
  state: ConsultationState,
  change: Partial<ConsultationRow> = {},
): ConsultationRow {
  return Object.assign(new ConsultationRow(), {
    id: '00000000-0000-7000-8000-00000000cccc',
    version: 1,
    state,
    orgUnitId: UNITS.community,
    conveningUnitId: UNITS.community,
    profileKey: SMALL_PROFILE.key,
    profileVersion: 1,
    roomId: '00000000-0000-7000-8000-00000000dddd',
    askNos: [1, 2],
    round: 1,
    research: researchIn(state === 'RESEARCHING' ? 'ASSIGNED' : 'ACCEPTED'),
    currentSessionId: null,
    outcome: null,
    outcomeSessionId: null,
    minutesSignedAt: null,
    publicityEndsAt: new Date('2026-02-10T16:00:00.000Z'),
    openObjections: 0,
    reportDueSince: null,
    statusReport: null,
    items: {},
    itemsExpected: 0,
    readerPersonIds: [],
    ...change,
  });
}

/** A session of that consultation. */
export function sessionIn(state: SessionState, change: Partial<SessionRow> = {}): SessionRow {
  return Object.assign(new SessionRow(), {
    id: '00000000-0000-7000-8000-00000000eeee',
    version: 1,
    state,
    orgUnitId: UNITS.community,
    conveningUnitId: UNITS.community,
    profileKey: SMALL_PROFILE.key,
    profileVersion: 1,
    chairPersonId: null,
    counts: true,
    outcome: null,
    commitments: [],
    nothingToImplement: null,
    ...change,
  });
}

/** People of one capacity who have signed in. */
export function people(
  capacity: Capacity,
  n: number,
  change: Partial<ParticipantRow> = {},
): ParticipantRow[] {
  return Array.from({ length: n }, () =>
    Object.assign(new ParticipantRow(), {
      capacity,
      status: 'SIGNED_IN',
      alternate: false,
      position: null,
      ...change,
    }),
  );
}

export function contextOf(
  who: PersonName | IdentityClaims,
  change: Partial<SessionContext> & { profile?: ProfileDocument } = {},
): SessionContext {
  return {
    identity: typeof who === 'string' ? identityOf(who) : who,
    tree: TREE,
    profile: SMALL_PROFILE,
    consultation: consultationIn('READY'),
    participants: [...people('PUBLIC_REP', 5), ...people('STAKEHOLDER', 10)],
    dueReports: 0,
    today: '2026-02-10',
    scheduledDay: '2026-02-10',
    ...change,
  };
}
