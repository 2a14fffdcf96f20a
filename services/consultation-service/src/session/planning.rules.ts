import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';

/** A session lies ahead: a date in the past is refused. */
export function checkScheduledAt(scheduledAt: Date, now: Date): Decision {
  return scheduledAt > now ? ALLOWED : refuse('DATE_IN_PAST', { field: 'scheduledAt' });
}

/**
 * Notice is given so many working days before (D6): the session may be held on the day on which they are over.
 * Shorter notice needs a reason; the number is the product's default, so it is not a bare refusal.
 */
export function checkNotice(
  scheduledDay: string,
  earliest: { dueDate: string; n: number; source: string } | null,
  reason: string | null,
): Decision {
  if (!earliest || reason || scheduledDay >= earliest.dueDate) return ALLOWED;
  return refuse(
    'NOTICE_TOO_SHORT',
    { date: scheduledDay, earliest: earliest.dueDate, days: earliest.n },
    'D6',
    earliest.source,
  );
}

/** What makes two entries of a list the same person. */
export interface PersonMark {
  personId: string | null;
  name: string | null;
  phone: string | null;
}

/** A person is in a session once, in exactly one capacity (decision 1). */
export function samePerson(a: PersonMark, b: PersonMark): boolean {
  if (a.personId || b.personId) return a.personId === b.personId;
  return a.name === b.name && (a.phone ?? '') === (b.phone ?? '');
}
