import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ParticipantRow } from '../session/participant.entity.js';

/** Capacities in which a member of the CPPCC or of the room takes part. */
export const MEMBER_CAPACITIES = ['MEMBER', 'ROOM_MEMBER'] as const;
/** Capacities in which residents take part. */
export const RESIDENT_CAPACITIES = ['PUBLIC_REP', 'STAKEHOLDER', 'DISPUTE_PARTY'] as const;

/** Kept figures of who came to a session; people who came often are told apart by a query of their own. */
export function countAttendance(
  tx: ActTransaction,
  orgUnitId: string,
  participants: readonly ParticipantRow[],
): void {
  const came = participants.filter((p) => p.status === 'SIGNED_IN');
  const of = (capacities: readonly string[]): number =>
    came.filter((p) => capacities.includes(p.capacity)).length;
  const members = of(MEMBER_CAPACITIES);
  const residents = of(RESIDENT_CAPACITIES);
  if (members > 0) tx.count(orgUnitId, 'memberAttendances', '', members);
  if (residents > 0) tx.count(orgUnitId, 'residentAttendances', '', residents);
}
