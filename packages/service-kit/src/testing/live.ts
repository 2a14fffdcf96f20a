import { mayHear, type Change } from '@concord/contracts/changes';
import { identityOf, PEOPLE, type PersonName } from '@concord/testkit/snapshot';
import { changesChannel, type ChangeNotice } from '../internal/change.js';
import { ChangeHub } from '../internal/change-hub.js';
import type { TestService } from './service.js';

/** Longest look for a change that is on its way, wall milliseconds. */
const LOOK_MS = 200;

/** The changes that live readers are told of while the acts are done, in commit order. */
export async function changesDuring(
  service: TestService,
  schema: string,
  acts: () => Promise<void>,
): Promise<Change[]> {
  const hub = service.get(ChangeHub);
  const probe = async (id: string): Promise<void> => {
    const notice: ChangeNotice = { typename: 'Probe', id, version: 0, orgUnitId: PEOPLE.resident };
    await service.rows('select pg_notify($1, $2)', [changesChannel(schema), JSON.stringify(notice)]);
  };
  const until = async (cursor: string, id: string, again: boolean): Promise<[string, Change[]]> => {
    const heard: Change[] = [];
    for (let at = cursor; ;) {
      if (again) await probe(id);
      const answer = await hub.read(at, LOOK_MS);
      if (!answer) throw new Error('the hub lost its connection');
      heard.push(...answer.changes);
      at = answer.cursor;
      if (heard.some((change) => change.id === id)) return [at, heard];
    }
  };
  const start = await hub.read(undefined, 0);
  const [cursor] = await until(start!.cursor, 'probe:begin', true);
  await acts();
  await probe('probe:end');
  const [, heard] = await until(cursor, 'probe:end', false);
  return heard.filter(({ typename }) => typename !== 'Probe');
}

/** Everybody of the small world who is told of the change. */
export function hearersOf(change: Change): PersonName[] {
  return (Object.keys(PEOPLE) as PersonName[]).filter((name) => mayHear(change, identityOf(name)));
}
