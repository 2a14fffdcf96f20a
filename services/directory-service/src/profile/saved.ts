import { getCalendar } from '@concord/business-time/calendar';
import { BusinessTimeError } from '@concord/business-time/errors';
import { validateLadder, type Rung } from '@concord/business-time/rungs';
import { checkTerm, type Term } from '@concord/business-time/term';
import { armedOf, CLOCKS, unknownClocks } from '@concord/contracts/clocks';
import { profileDocument, type ProfileDocument } from '@concord/contracts/profile';
import { CodedError } from '@concord/service-kit/log';
import { ladderOf } from '@concord/service-kit/clocks/ladder';

/** Ladders found in order: every day of two years is tried for each, and most clocks share theirs. */
const checked = new Set<string>();

/** More weekdays than this are never off for holidays within a quarter of a year (2007–2026 have twelve at most, 91 days at a time). */
const MOST_HOLIDAYS = 14;

/** Every day of two years is tried, which takes its time: only rungs that could miss are given. */
function mayMiss({ offset }: Rung, budget: Term): boolean {
  if (typeof offset !== 'object' || 'wdAfter' in offset) return false;
  // A share of the counted days is always after the start and never past the end.
  if ('share' in offset) return false;
  // Working days before the end of working days are counted, not tried: three before a term of five is its second.
  if (budget.unit === 'wd') return 'wd' in offset ? budget.n + offset.wd < 1 : offset.wdFromStart > budget.n;
  // So many calendar days hold more working days than asked, whatever breaks fall among them.
  const days = 'wd' in offset ? -offset.wd : offset.wdFromStart;
  return budget.unit !== 'cd' || budget.n - 2 * Math.ceil(budget.n / 7) - MOST_HOLIDAYS <= days;
}

/**
 * The document as it may be saved; thrown back where a paper names no authorising document, a rung has no place, or a
 * warning would fall before its clock's start (`rung-before-start`, with the rung and the day). Replicas read what was
 * saved by its shape alone: an older version stays readable.
 */
export function savedProfile(document: unknown): ProfileDocument {
  const profile = profileDocument.parse(document);
  const calendar = getCalendar(profile.calendarId);
  // A declared clock that nobody arms is refused here, not found missing a year later.
  const [unarmed] = unknownClocks(profile);
  if (unarmed !== undefined) throw new CodedError('PROFILE_CLOCK_UNKNOWN', { clock: unarmed });
  const numbers = Object.values(profile.papers ?? {}).map(
    (rule) => `${rule.signerRole} ${rule.numberPrefix}`,
  );
  const shared = numbers.find((number, at) => numbers.indexOf(number) !== at);
  // Each kind has its own series: two of one word would give one number twice.
  if (shared !== undefined) throw new CodedError('PAPER_NUMBER_SHARED', { paper: shared });
  // A claim names its rung by the key alone: of two clocks' rungs of one name, one would tell the other's people.
  const keys = profile.ladder.map((rung) => rung.key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw new BusinessTimeError('duplicate-rung', { rung: twice });
  for (const [clock, { unit, n }] of Object.entries(profile.clocks)) {
    const budget = checkTerm({ unit, n });
    const ladder = ladderOf(profile, clock);
    const tried = ladder.filter((rung) => mayMiss(rung, budget));
    const known = JSON.stringify([calendar.id, calendar.version, unit, n, tried.map((rung) => rung.offset)]);
    if (tried.length === 0 || checked.has(known)) continue;
    validateLadder(tried, budget, calendar);
    checked.add(known);
  }
  insistOnAlways(profile);
  return profile;
}

/** Always on, whatever a document authorises (decision 5): the warning of the day, that it has passed, and urging. */
const ALWAYS = ['warning', 'overdueNotice', 'urging'] as const;

/** Every clock that can be late says so to somebody. */
function insistOnAlways(profile: ProfileDocument): void {
  for (const key of Object.keys(profile.clocks)) {
    if (!armedOf(CLOCKS[key]).some(({ mode }) => mode !== 'window')) continue;
    const rungs = profile.ladder.filter(({ only, to }) => (!only || only.includes(key)) && to.length > 0);
    const missing = ALWAYS.find((effect) => !rungs.some(({ effects }) => effects.includes(effect)));
    if (missing) throw new CodedError('PROFILE_LADDER_SILENT', { clock: key, effect: missing });
  }
}
