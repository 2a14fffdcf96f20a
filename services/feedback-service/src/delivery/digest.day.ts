import type { Calendar } from '@concord/business-time/calendar';
import { instantOf, isoOf, localOf } from '@concord/business-time/zone';
import type { EntityManager } from 'typeorm';
import { digestInstant } from './delivery.rules.js';

/**
 * When the person's next digest is due: the next time that it is his hour on a working day, and on no day on which one
 * was sent or begun already (one a day, whatever hour he chooses meanwhile).
 */
export async function nextDigestAt(
  em: EntityManager,
  personId: string,
  hour: number,
  after: Date,
  calendar: Calendar,
): Promise<Date> {
  for (let at = digestInstant(after, hour, calendar); ; at = digestInstant(at, hour, calendar)) {
    const begun: unknown[] = await em.query(
      `select 1 from delivery where person_id = $1 and kind = 'DIGEST' and deliver_at >= $2 and deliver_at < $3
         and state <> 'CANCELLED' and (state <> 'PENDING' or attempts > 0) limit 1`,
      [personId, ...dayOf(at, calendar)],
    );
    if (begun.length === 0) return at;
  }
}

/** The digest of that local day that waits and was not begun, locked; what is added to it goes out with it. */
export async function openDigestOn(
  em: EntityManager,
  personId: string,
  at: Date,
  calendar: Calendar,
  except: string | null = null,
): Promise<{ id: string; deliverAt: Date } | null> {
  const [row]: { id: string; deliver_at: Date }[] = await em.query(
    `select id, deliver_at from delivery where person_id = $1 and kind = 'DIGEST' and deliver_at >= $2 and deliver_at < $3
       and state = 'PENDING' and attempts = 0 and id is distinct from $4
     order by deliver_at, id limit 1 for update`,
    [personId, ...dayOf(at, calendar), except],
  );
  return row ? { id: row.id, deliverAt: row.deliver_at } : null;
}

/** First instant of its local day, and of the next. */
function dayOf(at: Date, { timeZone }: Calendar): [from: string, until: string] {
  const { day } = localOf(at.getTime(), timeZone);
  return [isoOf(instantOf(day, 0, timeZone)), isoOf(instantOf(day + 1, 0, timeZone))];
}
