import type { Almanac } from './almanac.js';
import { next } from './almanac.js';

/** A clock as it stands in its owner's rows. */
export interface ClockSeen {
  id: string;
  caseId: string;
  kind: string;
  profileClock: string;
  ledger: { type: string; at: string; from?: string; date?: string; anchor?: string }[];
  dueDate: string;
  provisional: boolean;
  state: string;
  breachedAt: Date | null;
  orgUnitId: string;
  responsibleUnitId: string;
}

/** What a profile gives a clock. */
export interface Budget {
  unit: 'wd' | 'cd' | 'm';
  n: number;
}

/** A rung of a profile's ladder, as its document has it. */
export interface LadderRung {
  key: string;
  offsetWd?: number;
  share?: number;
  fromStartWd?: number;
  only?: string[];
  effects: string[];
  condition?: string;
  to: { role: string; where: 'unit' | 'case' | 'county' | 'city' }[];
}

/** The local date of an instant: China has had one zone and no summer time since 1991. */
export const localDate = (iso: string | Date): string =>
  new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const startOf = ({ ledger }: ClockSeen): string => localDate(ledger[0]!.from ?? ledger[0]!.at);
const agreedOf = ({ ledger }: ClockSeen): string | undefined =>
  ledger.findLast(({ type }) => type === 'agreed-date')?.date;

/** The same day so many months on; the month's last where it has none (Civil Code 202). */
function monthsOn(from: string, n: number): string {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + n + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + n, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The last day by hand: start day not counted; a last day that is a rest day moves on (Civil Code 201–203). */
export function dueDay(
  clock: ClockSeen,
  { unit, n }: Budget,
  almanac: Almanac,
): { day: string; provisional: boolean } {
  const start = startOf(clock);
  const agreed = agreedOf(clock);
  const day = agreed
    ? almanac.notResting(agreed)
    : unit === 'wd'
      ? almanac.workday(start, n)
      : almanac.notResting(unit === 'cd' ? next(start, n) : monthsOn(start, n));
  let provisional = false;
  // An agreed date was not counted to: only its own day, and those it was moved over, can be open.
  for (let at = agreed ?? next(start); at <= day; at = next(at)) provisional ||= !almanac.settled(at);
  return { day, provisional };
}

/** The budget's own last day, before it is moved off a rest day: shares are shares of the budget. */
function ownEnd(clock: ClockSeen, { unit, n }: Budget, almanac: Almanac): string {
  const start = startOf(clock);
  if (agreedOf(clock) || unit === 'wd') return dueDay(clock, { unit, n }, almanac).day;
  return unit === 'cd' ? next(start, n) : monthsOn(start, n);
}

/** When a rung comes (ISO, the opening of the office at nine), or null where the term has no room for it. */
export function rungAt(rung: LadderRung, clock: ClockSeen, budget: Budget, almanac: Almanac): string | null {
  const start = startOf(clock);
  const { day: due } = dueDay(clock, budget, almanac);
  const isAfter = (rung.offsetWd ?? 0) > 0;
  let day: string;
  if (rung.share !== undefined) {
    const counted: string[] = [];
    const end = ownEnd(clock, budget, almanac);
    for (let at = next(start); at <= end; at = next(at)) {
      if (budget.unit !== 'wd' || almanac.worked(at)) counted.push(at);
    }
    const reached = counted[Math.ceil(rung.share * counted.length - 1e-9) - 1];
    if (!reached) return null;
    day = almanac.notResting(reached);
  } else if (rung.fromStartWd !== undefined) day = almanac.workday(start, rung.fromStartWd);
  else day = rung.offsetWd === 0 ? due : almanac.workday(due, rung.offsetWd!);
  if (!isAfter && day > due) return null;
  const at = new Date(`${day}T09:00:00+08:00`).toISOString();
  return day >= start && at > clock.ledger[0]!.at ? at : null;
}

/** When the clock ended (ISO), or undefined while it runs. */
export const endedAt = ({ ledger }: ClockSeen): string | undefined =>
  ledger.find(({ type }) => type === 'completed' || type === 'cancelled')?.at;

const PLACES = ['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'ENTERPRISE_INSTITUTION'];

/** The organisation as the directory's rows have it. */
export class Offices {
  constructor(
    private readonly units: { id: string; parentId: string | null; kind: string }[],
    private readonly posts: { personId: string; role: string; orgUnitId: string }[],
  ) {}

  private holders(role: string, unitId: string): string[] {
    return this.posts
      .filter((post) => post.role === role && post.orgUnitId === unitId)
      .map((post) => post.personId);
  }

  kindOf(unitId: string): string | undefined {
    return this.units.find((unit) => unit.id === unitId)?.kind;
  }

  /** Places from the unit's own up to the root. */
  private up(unitId: string): string[] {
    const unit = this.units.find(({ id }) => id === unitId);
    return unit ? [unit.id, ...(unit.parentId ? this.up(unit.parentId) : [])] : [];
  }

  /** Who is written to: on the responsible unit whoever holds one of the posts; else the nearest upwards. */
  recipients(to: LadderRung['to'], responsible: string, place: string): Set<string> {
    const found = new Set<string>();
    for (const { role, where } of to) {
      if (where === 'unit') {
        for (const person of this.holders(role, responsible)) found.add(person);
        continue;
      }
      const level = where === 'county' ? 'COUNTY' : where === 'city' ? 'CITY' : undefined;
      const way = this.up(place);
      const from = level ? way.findIndex((id) => this.kindOf(id) === level) : 0;
      for (const id of way.slice(Math.max(from, 0))) {
        const bodies = this.units.filter(({ parentId, kind }) => parentId === id && !PLACES.includes(kind));
        const office = [id, ...bodies.map((unit) => unit.id)].find(
          (unit) => this.holders(role, unit).length > 0,
        );
        if (!office) continue;
        for (const person of this.holders(role, office)) found.add(person);
        break;
      }
    }
    return found;
  }
}
