import { getCalendar } from './calendar.js';
import { dateOf, dayFromDate } from './dates.js';
import { append, openLedger, reckon } from './deadline.js';
import { explain } from './explanation.js';
import { addTerm } from './term.js';

/** How long each kind of work is repeated, milliseconds. */
const SPAN_MS = 1_000;

/** Repetitions a second. */
function rate(work: (n: number) => unknown): number {
  for (let n = 0; n < 500; n += 1) work(n);
  const startedAt = performance.now();
  let n = 0;
  for (; performance.now() - startedAt < SPAN_MS; n += 1) work(n);
  return Math.round(n / ((performance.now() - startedAt) / 1_000));
}

const calendar = getCalendar('CN-45');
const first = dayFromDate('2025-01-02');
const dayOf = (n: number): string => dateOf(first + (n % 600));
const term = { unit: 'wd', n: 15 } as const;

/** Due dates from a start; deadlines with a pause reckoned from their ledger; and those explained day by day. */
const dueDates = rate((n) => addTerm({ calendar, from: dayOf(n), term }));
const ledgerOf = (n: number) => {
  const day = dayOf(n);
  const opened = openLedger(
    { at: `${day}T01:00:00.000Z`, anchor: 'assigned', budget: term, calendarId: calendar.id },
    calendar,
  );
  const next = dateOf(dayFromDate(day) + 2);
  const after = dateOf(dayFromDate(day) + 5);
  const paused = append(
    opened,
    { type: 'paused', at: `${next}T02:00:00.000Z`, reason: 'force-majeure' },
    calendar,
  );
  return append(paused, { type: 'resumed', at: `${after}T02:00:00.000Z` }, calendar);
};
const ledgers = Array.from({ length: 200 }, (_, n) => ledgerOf(n));
const now = '2027-01-04T00:00:00.000Z';
const reckoned = rate((n) => reckon(ledgers[n % ledgers.length]!, calendar, now));
const explained = rate((n) => explain(reckon(ledgers[n % ledgers.length]!, calendar, now), 'zh-CN'));

process.stdout.write(
  `${JSON.stringify({ dueDatesPerSecond: dueDates, deadlinesPerSecond: reckoned, explainedPerSecond: explained })}\n`,
);
