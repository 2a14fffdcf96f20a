import { useQuery } from 'urql';
import { SandboxClockDocument } from '../../graph/generated/graphql';
import { OFFICE_ZONE } from '../../parts/dates';

export const PERIODS = ['year', 'quarter', 'all'] as const;
export type Period = (typeof PERIODS)[number];

export const isPeriod = (value: unknown): value is Period => PERIODS.includes(value as Period);

/** First local day of the period in which `today` (`YYYY-MM-DD`) lies; null = from the beginning. */
export function firstDay(period: Period, today: string): string | null {
  if (period === 'all') return null;
  const [year, month] = today.split('-');
  if (period === 'year') return `${year}-01-01`;
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

/** Number of the quarter, 1 to 4. */
export const quarterOf = (today: string): number => Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1;

/** The local day of an instant in the offices' zone. */
export function localDay(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: OFFICE_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
}

/** Today in case time: the simulated clock where there is one; undefined until that is known. */
export function useCaseToday(): string | undefined {
  const [{ data, fetching }] = useQuery({ query: SandboxClockDocument, requestPolicy: 'cache-first' });
  if (data?.sandbox) return localDay(new Date(data.sandbox.now));
  return fetching ? undefined : localDay(new Date());
}
