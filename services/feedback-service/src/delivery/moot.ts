import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { EntityManager } from 'typeorm';
import type { AlertRow } from '../alert/alert.entity.js';

/** Why a message that waited is not sent any more. */
export type Moot = 'DONE_MEANWHILE' | 'LEFT';

/** A message of a rung: `<claim>#<kind>><person>`. */
const OF_RUNG = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})#(?:REMINDER|WARNING|OVERDUE|URGING)>/;

/**
 * Messages that were true when they were made and are not any more at their sending: the unit has done its part, or its
 * date was moved or stands still; or the reader has left every post that he held. The inbox keeps them. Of clocks that
 * other services keep nothing is known here.
 */
export async function mootAmong(
  em: EntityManager,
  alerts: readonly AlertRow[],
  { tree, now }: { tree: OrgTree; now: Date },
): Promise<Map<string, Moot>> {
  const claimOf = new Map(alerts.map((alert) => [alert.id, OF_RUNG.exec(alert.onceKey)?.[1]]));
  const claims = [...claimOf.values()].filter((id) => id !== undefined);
  const clocks: { claim: string; running: boolean; due: string }[] =
    claims.length === 0
      ? []
      : await em.query(
          `select r.id as claim, c.state = 'RUNNING' as running, c.due_date::text as due
           from clock_rung r join clock c on c.id = r.clock_id where r.id = any($1::uuid[])`,
          [claims],
        );
  const clockOf = new Map(clocks.map((clock) => [clock.claim, clock]));
  const moot = new Map<string, Moot>();
  for (const { id, personId, at, params } of alerts) {
    const clock = clockOf.get(claimOf.get(id) ?? '');
    const held = tree.postsOfPerson(personId, at).length > 0;
    if (clock && (!clock.running || clock.due !== params['date'])) moot.set(id, 'DONE_MEANWHILE');
    else if (held && tree.postsOfPerson(personId, now).length === 0) moot.set(id, 'LEFT');
  }
  return moot;
}
