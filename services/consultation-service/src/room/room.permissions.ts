import type { Grant, PermissionTable } from '@concord/service-kit/acts/permissions';

export const ROOM_ACTS = ['createRoom', 'addRoomMember', 'removeRoomMember'] as const;
export type RoomAct = (typeof ROOM_ACTS)[number];

const BUILDERS: readonly Grant[] = [
  { role: 'ADMINISTRATOR', where: 'above' },
  { role: 'COUNTY_CPPCC_OFFICER', where: 'beside' },
];

/** The county CPPCC is responsible for building rooms, together with the station (A.2). */
export const ROOM_GRANTS: PermissionTable<RoomAct> = {
  createRoom: BUILDERS,
  addRoomMember: [...BUILDERS, { role: 'CONVENOR', where: 'at' }],
  removeRoomMember: [...BUILDERS, { role: 'CONVENOR', where: 'at' }],
};
