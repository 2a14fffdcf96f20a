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
  const { timeZone } = calendar;
  for (let at = digestInstant(after, hour, calendar); ; at = digestInstant(at, hour, calendar)) {
    const { day } = localOf(at.getTime(), timeZone);
    const begun: unknown[] = await em.query(
      `select 1 from delivery where person_id = $1 and kind = 'DIGEST' and deliver_at >= $2 and deliver_at < $3
         and state <> 'CANCELLED' and (state <> 'PENDING' or attempts > 0) limit 1`,
      [personId, isoOf(instantOf(day, 0, timeZone)), isoOf(instantOf(day + 1, 0, timeZone))],
    );
    if (begun.length === 0) return at;
  }
}
