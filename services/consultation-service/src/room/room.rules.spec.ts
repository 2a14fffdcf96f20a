import { anonymousIdentity, identityOf, PEOPLE, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { TREE } from '../testing/rows.js';
import { RoomRow } from './room.entity.js';
import { decide, decideCreation, roomYear } from './room.rules.js';

const everybody = Object.keys(PEOPLE) as PersonName[];
const roomOf = (change: Partial<RoomRow> = {}): RoomRow =>
  Object.assign(new RoomRow(), {
    state: 'STANDARD',
    orgUnitId: UNITS.community,
    members: [{ personId: PEOPLE.member, since: '2026-01-01T00:00:00.000Z' }],
    ...change,
  });
const contextOf = (who: PersonName) => ({ identity: identityOf(who), tree: TREE });

describe('role by act by unit', () => {
  it.each(everybody)('createRoom by %s', (who) => {
    const builder = who === 'administrator' || who === 'countyOfficer';
    const found = [UNITS.community, UNITS.otherCommunity, UNITS.city].map(
      (unit) => decideCreation(unit, contextOf(who)).allowed,
    );
    expect(found).toEqual([builder, builder, false]);
  });
  it.each(everybody)('addRoomMember and removeRoomMember by %s', (who) => {
    const may = ['administrator', 'countyOfficer', 'convenor', 'secondConvenor'].includes(who);
    for (const act of ['addRoomMember', 'removeRoomMember'] as const) {
      expect(decide(roomOf(), act, contextOf(who)).allowed).toBe(may);
    }
  });
  it('nothing by the public', () => {
    const context = { identity: anonymousIdentity(), tree: TREE };
    expect(decideCreation(UNITS.community, context).allowed).toBe(false);
    expect(decide(roomOf(), 'addRoomMember', context).allowed).toBe(false);
  });
});

describe('a room', () => {
  it('belongs to a place, not to a body', () => {
    expect(decideCreation(UNITS.station, contextOf('administrator'))).toMatchObject({
      refusal: { code: 'UNIT_IS_NO_PLACE' },
    });
  });
  it('is left alone while suspended, and has nobody to remove when empty', () => {
    expect(decide(roomOf({ state: 'SUSPENDED' }), 'addRoomMember', contextOf('convenor'))).toMatchObject({
      refusal: { code: 'WRONG_STATE' },
    });
    expect(decide(roomOf({ members: [] }), 'removeRoomMember', contextOf('convenor'))).toMatchObject({
      refusal: { code: 'NO_ROOM_MEMBER' },
    });
  });
});

describe("a room's year", () => {
  it('is not compliant only after 31 December, with too few (decision 12)', () => {
    expect(roomYear(2026, 0, 2, '2026-12-31').compliant).toBe(true);
    expect(roomYear(2026, 1, 2, '2027-01-01').compliant).toBe(false);
    expect(roomYear(2026, 2, 2, '2027-01-01').compliant).toBe(true);
    expect(roomYear(2027, 0, 2, '2026-05-01').compliant).toBe(true);
  });
});
