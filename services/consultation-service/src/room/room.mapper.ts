import { typedId } from '@concord/contracts/ids';
import type { Room } from './room.graphql.js';
import type { RoomRow } from './room.entity.js';

export function toRoom(row: RoomRow): Room {
  return {
    id: typedId('room', row.id),
    version: row.version,
    updatedAt: row.updatedAt,
    name: row.name,
    orgUnit: { id: typedId('orgUnit', row.orgUnitId) },
    buildMode: row.buildMode,
    status: row.state,
    members: row.members.map(({ personId, since }) => ({
      person: { id: typedId('person', personId) },
      since: new Date(since),
    })),
    row,
  };
}
