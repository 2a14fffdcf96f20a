import type { Calendar } from '@concord/business-time/calendar';
import { daysLate, isDueToday, isOverdue, reckon, type Reckoned } from '@concord/business-time/deadline';
import { explain } from '@concord/business-time/explanation';
import type { Ledger } from '@concord/business-time/ledger';
import { workingDaysBetween } from '@concord/business-time/term';
import { dateAt } from '@concord/business-time/zone';
import { clockOfKind } from '@concord/contracts/clocks';
import type { IdentityClaims, Language } from '@concord/contracts/identity';
import { typedId, typenameOf } from '@concord/contracts/ids';
import type { ActContext } from '../context.js';
import type { DeadlineExtension, DeadlinePause, DeadlineReckoning } from '../graph/deadline-history.types.js';
import type { Deadline } from '../graph/deadline.types.js';
import type { Ref } from '../graph/stubs.js';
import { deadlineWords } from '../i18n/deadline-words.js';
import type { ClockRow, RungRow } from './clock.entity.js';
import type { ClockExtensionRow, ClockPauseRow } from './clock-request.entity.js';

/** A clock with everything that is shown of it. */
export interface ClockParts {
  row: ClockRow;
  /** Those of the reckoning in force. */
  rungs: readonly RungRow[];
  extensions: readonly ClockExtensionRow[];
  pauses: readonly ClockPauseRow[];
  /** By which the clock was last reckoned. */
  calendar: Calendar;
  /** Where the bound of its extension comes from. */
  extensionSource: string;
}

/** Names and people's own words are for those who hold a post; a resident sees dates and reasons (decision 13). */
function seesPeople(identity: IdentityClaims): boolean {
  return identity.roles.some((held) => held.role !== 'RESIDENT');
}

const personOf = (uuid: string | null | undefined): Ref | null =>
  uuid ? { id: typedId('person', uuid) } : null;

/** Which clock it is, of which case, and whose. */
export function clockHead(
  row: ClockRow,
): Pick<Deadline, 'id' | 'kind' | 'title' | 'caseId' | 'caseType' | 'orgUnit' | 'responsible'> {
  return {
    id: typedId('deadline', row.id),
    kind: row.kind,
    title: row.title,
    caseId: row.caseId,
    caseType: typenameOf(row.caseId),
    orgUnit: { id: typedId('orgUnit', row.orgUnitId) },
    responsible: { id: typedId('orgUnit', row.responsibleUnitId) },
  };
}

/** A clock as a reader sees it at his case time. */
export function toDeadline(parts: ClockParts, ctx: ActContext): Deadline {
  const { row, calendar } = parts;
  const now = ctx.now.toISOString();
  const reckoned = reckon(row.ledger as Ledger, calendar, now);
  const mode = clockOfKind(row.kind)?.mode;
  const past = isOverdue(reckoned, now);
  const late = past && mode !== 'window';
  const today = dateAt(now, reckoned.timeZone);
  return {
    ...clockHead(row),
    dueAt: row.dueAt,
    dueDate: row.dueDate,
    provisional: row.provisional,
    state: past && mode === 'window' ? 'MET' : row.state,
    overdue: late,
    dueToday: isDueToday(reckoned, now),
    daysLate: mode === 'window' ? 0 : daysLate(reckoned, calendar, now),
    workingDaysLeft:
      row.state === 'RUNNING' && today < row.dueDate ? workingDaysBetween(calendar, today, row.dueDate) : 0,
    breachedAt: reckoned.breachedAt && mode !== 'window' ? new Date(reckoned.breachedAt) : null,
    anchorEvent: reckoned.anchor.event,
    anchorAt: new Date(reckoned.anchor.openedAt),
    budget: { ...reckoned.budget, source: row.budgetSource },
    maxExtension: reckoned.maxExtension && { ...reckoned.maxExtension, source: parts.extensionSource },
    agreedDate: mode === 'before' ? null : reckoned.agreedDate,
    elapsed: reckoned.elapsed,
    remaining: reckoned.remaining,
    calendarId: row.calendarId,
    calendarVersion: calendar.version,
    pauses: pausesOf(parts, reckoned, ctx),
    extensions: extensionsOf(parts, ctx.identity),
    reckonings: reckoningsOf(reckoned, ctx.language, mode === 'before'),
    rungs: parts.rungs.map(({ key, at, status }) => ({ key, at, status })),
    explanation: explanationOf(parts, reckoned, ctx.language),
  };
}

function pausesOf({ pauses }: ClockParts, reckoned: Reckoned, ctx: ActContext): DeadlinePause[] {
  const names = seesPeople(ctx.identity);
  return reckoned.pauses.map(({ from, to, reason }) => {
    const known = pauses.find((pause) => pause.pausedAt.getTime() === Date.parse(from));
    return {
      from: new Date(from),
      until: to === null ? null : new Date(to),
      reason,
      reasonText: deadlineWords(`pause:${reason}`, {}, ctx.language),
      note: names ? (known?.note ?? null) : null,
      by: names ? personOf(known?.by) : null,
    };
  });
}

function extensionsOf({ extensions }: ClockParts, identity: IdentityClaims): DeadlineExtension[] {
  const names = seesPeople(identity);
  return extensions.map((row) => ({
    askedAt: row.askedAt,
    askedBy: names ? personOf(row.askedBy) : null,
    askedUntil: row.askedUntil,
    reason: names ? row.reason : null,
    decidedAt: row.decidedAt,
    decidedBy: names ? personOf(row.decidedBy) : null,
    granted: row.granted,
    until: row.until,
    decisionReason: names ? row.decisionReason : null,
  }));
}

function reckoningsOf(reckoned: Reckoned, language: Language, fixed: boolean): DeadlineReckoning[] {
  return (
    reckoned.reckonings
      // The day from which notice is counted back is fixed from the start: nothing was superseded.
      .filter(({ reason, at }) => !fixed || reason !== 'agreed-date' || at !== reckoned.anchor.openedAt)
      .map(({ at, reason, notice, dueDate, dueAt, provisional }) => ({
        at: new Date(at),
        reason,
        reasonText: deadlineWords(`reckoning:${reason}`, { notice: notice ?? '' }, language),
        notice: notice ?? null,
        dueDate,
        dueAt: new Date(dueAt),
        provisional,
      }))
  );
}

function explanationOf({ row }: ClockParts, reckoned: Reckoned, language: Language): Deadline['explanation'] {
  const { text, days } = explain(reckoned, language);
  const back =
    clockOfKind(row.kind)?.mode === 'before'
      ? deadlineWords('explanation:before', { days: reckoned.budget.n, date: row.dueDate }, language)
      : null;
  return {
    text: back ?? text,
    days: days.map((day) => ({ date: day.date, kind: day.kind, name: day.text, counted: day.counted })),
  };
}
