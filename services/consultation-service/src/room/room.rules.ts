import type { IdentityClaims } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { RoomRow } from './room.entity.js';
import { ROOM_GRANTS, type RoomAct } from './room.permissions.js';

/** 共享式, 融入式, 单列式 [S0]. */
export const BUILD_MODES = ['SHARED', 'INTEGRATED', 'STANDALONE'] as const;

export interface RoomContext {
  identity: IdentityClaims;
  tree: OrgTree;
}

/** May a room be made on this unit? A room belongs to a place; bodies meet in their place's room. */
export function decideCreation(orgUnitId: string, context: RoomContext): Decision {
  return withinDeputy(context, 'createRoom', (asker) => decideCreationAs(orgUnitId, asker));
}

function decideCreationAs(orgUnitId: string, { identity, tree }: RoomContext): Decision {
  if (!actingRole(identity, ROOM_GRANTS.createRoom, tree, orgUnitId)) {
    return refuse('NOT_PERMITTED', { act: 'createRoom' });
  }
  return tree.isBody(orgUnitId) ? refuse('UNIT_IS_NO_PLACE', {}, 'A.4', 'S0') : ALLOWED;
}

export function decide(row: RoomRow, act: Exclude<RoomAct, 'createRoom'>, context: RoomContext): Decision {
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(
  row: RoomRow,
  act: Exclude<RoomAct, 'createRoom'>,
  { identity, tree }: RoomContext,
): Decision {
  if (!actingRole(identity, ROOM_GRANTS[act], tree, row.orgUnitId)) return refuse('NOT_PERMITTED', { act });
  if (row.state === 'SUSPENDED') return refuse('WRONG_STATE', { state: row.state, act });
  if (act === 'removeRoomMember' && row.members.length === 0) return refuse('NO_ROOM_MEMBER');
  return ALLOWED;
}

export interface RoomYearProgress {
  year: number;
  concluded: number;
  target: number;
  /** False only once the year is over with too few (decision 12). */
  compliant: boolean;
}

/** Sessions of a room in a calendar year against the profile's number (M5); only concluded ones that count. */
export function roomYear(year: number, concluded: number, target: number, today: string): RoomYearProgress {
  const over = Number(today.slice(0, 4)) > year;
  return { year, concluded, target, compliant: concluded >= target || !over };
}
