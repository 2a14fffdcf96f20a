import type { DayKind } from './calendar.js';
import { dateOf } from './dates.js';
import type { GrantedExtension, Reckoned } from './deadline.js';
import { en } from './labels/en.js';
import type { ExplanationLabels } from './labels/labels.js';
import { zh } from './labels/zh.js';
import type { ReckonedTerm, Term, TermDay } from './term.js';
import { epochOf, localOf, readMoment } from './zone.js';

/** Languages of explanations. */
export type Locale = 'zh-CN' | 'en';

/** One day of an explanation. */
export interface ExplainedDay {
  date: string;
  counted: boolean;
  kind: DayKind;
  text: string;
}

/** Why a date is what it is: a sentence, and every day with what it was. */
export interface Explanation {
  text: string;
  days: ExplainedDay[];
}

const languages: Readonly<Record<Locale, ExplanationLabels>> = { 'zh-CN': zh, en };

/** Runs of neighbouring days of which the same is to be said. */
function runsOf(
  days: readonly TermDay[],
  saying: (day: TermDay) => string | null,
  labels: ExplanationLabels,
): string[] {
  const runs: Array<{ first: string; last: string; said: string; at: number }> = [];
  days.forEach((day, at) => {
    const said = saying(day);
    const run = runs.at(-1);
    if (said === null) return;
    if (run && run.said === said && run.at === at - 1) Object.assign(run, { last: day.date, at });
    else runs.push({ first: day.date, last: day.date, said, at });
  });
  return runs.map((run) => `${labels.range(run.first, run.last)}${labels.bracket(run.said)}`);
}

/** What made a day free or worked, and by which notice: only for days with a ruling, which have both. */
function named(day: TermDay, labels: ExplanationLabels): string {
  const comma = labels === zh ? '，' : ', ';
  return `${labels.holiday(day.name!)}${comma}${labels.source(day.notice!, day.overlay)}`;
}

/** Last days that were rest days, each with the day to which it moved: one of the budget, one of an extension in another unit. */
function movesOf(days: readonly TermDay[]): Array<[last: string, to: string]> {
  const lasts = days.filter((day, at) => !day.movedOn && days[at + 1]?.movedOn);
  const ends = days.filter((day, at) => day.movedOn && !days[at + 1]?.movedOn);
  return lasts.map((last, at) => [last.date, ends.at(at - lasts.length)!.date]);
}

/** A date agreed or granted that is a rest day, with the working day to which it moved. */
function moveOf(days: readonly TermDay[], date: string | null): Array<[last: string, to: string]> {
  const at = days.findIndex((day) => day.date === date);
  if (at < 0 || days[at]!.worked) return [];
  return [[days[at]!.date, days.slice(at).find((day) => day.worked)!.date]];
}

/** What besides counting led to a deadline's end. */
interface Fixed {
  agreed: string | null;
  granted: string | null;
  /** False where no day that waits for a notice decides over the end. */
  provisional: boolean;
}

function detailsOf(
  days: readonly TermDay[],
  unit: Term['unit'],
  labels: ExplanationLabels,
  { agreed, granted, provisional }: Fixed,
): string[] {
  const counting = unit === 'wd' || unit === 'oh';
  // Nobody counted the days up to an agreed date; those after it were added to it.
  const counted = days.filter((day) => day.date >= (agreed ?? ''));
  const decides = (day: TermDay): boolean =>
    day.date >= (granted ?? agreed ?? '') || day.paused !== undefined;
  const of =
    (kind: DayKind) =>
    (day: TermDay): string | null =>
      day.kind === kind && day.paused === undefined && !day.movedOn ? named(day, labels) : null;
  const holidays = runsOf(counted, of('holiday'), labels);
  const makeUps = counting ? runsOf(counted, of('make-up'), labels) : [];
  const weekends = counted.filter((day) => day.kind === 'weekend' && day.paused === undefined).length;
  const pauses = runsOf(days, (day) => (day.paused === undefined ? null : labels.reason(day.paused)), labels);
  const moves = [...moveOf(days, agreed), ...moveOf(days, granted), ...movesOf(days)];
  const unsettled = provisional ? days.filter((day) => !day.published) : [];
  const open = unsettled.find(decides) ?? unsettled[0];
  return [
    ...(holidays.length ? [(counting ? labels.holidays : labels.holidaysWithin)(holidays)] : []),
    ...(makeUps.length ? [labels.makeUps(makeUps)] : []),
    ...(counting && weekends > 0 ? [labels.weekends(weekends)] : []),
    ...(pauses.length ? [labels.pauses(pauses)] : []),
    ...moves.map(([last, to]) => labels.movedOn(labels.day(last), labels.day(to))),
    ...(open ? [labels.provisional(labels.day(open.date))] : []),
  ];
}

function explainDays(days: readonly TermDay[], labels: ExplanationLabels): ExplainedDay[] {
  const comma = labels === zh ? '，' : ', ';
  return days.map((day) => {
    const parts = [
      day.name === undefined
        ? labels.kinds[day.kind]
        : `${labels.kinds[day.kind]}${comma}${named(day, labels)}`,
      ...(day.paused === undefined ? [] : [`${labels.paused}${labels.bracket(labels.reason(day.paused))}`]),
      ...(day.movedOn ? [labels.movedOnDay] : []),
      ...(day.published ? [] : [labels.unpublished]),
    ];
    return { date: day.date, counted: day.counted, kind: day.kind, text: parts.join(comma) };
  });
}

/** Local date and clock time of an end; midnight belongs to the day that it ends. */
function endOf(
  dueAt: string,
  dueDate: string,
  timeZone: string,
  labels: ExplanationLabels,
): { due: string; time: string } {
  const { day, minutes } = localOf(epochOf(dueAt), timeZone);
  const shown = dateOf(day) > dueDate ? 1440 : minutes;
  const time = `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(Math.floor(shown % 60)).padStart(2, '0')}`;
  return { due: labels.day(dueDate), time };
}

function startOf(from: string, timeZone: string, labels: ExplanationLabels): string {
  return labels.day(dateOf(readMoment(from, timeZone).day));
}

/** Explains a term from addTerm. */
export function explainTerm(result: ReckonedTerm, locale: Locale): Explanation {
  const labels = languages[locale];
  const { term, days } = result;
  const end = endOf(result.dueAt, result.dueDate, result.timeZone, labels);
  const parts = { from: startOf(result.from, result.timeZone, labels), term: labels.term(term), ...end };
  const head = term.unit === 'oh' ? labels.hoursSentence(parts) : labels.sentence(parts);
  return {
    text: [
      head,
      ...detailsOf(days, term.unit, labels, { agreed: null, granted: null, provisional: result.provisional }),
    ].join(labels === zh ? '' : ' '),
    days: explainDays(days, labels),
  };
}

function extensionOf({ term, date, until, inForce }: GrantedExtension, labels: ExplanationLabels): string {
  if (!inForce) return labels.gaveWay(labels.day(until));
  return labels.extended({ term: term && labels.term(term), due: labels.day(date ?? until) });
}

/** Explains a deadline from reckon: its budget or agreed date, its extension, its pauses, every day. */
export function explain(reckoned: Reckoned, locale: Locale): Explanation {
  const labels = languages[locale];
  const { budget, days, agreedDate, extension } = reckoned;
  const end = endOf(reckoned.dueAt, reckoned.dueDate, reckoned.timeZone, labels);
  const parts = {
    from: startOf(reckoned.anchor.from, reckoned.timeZone, labels),
    term: `${labels.term(budget)}${extension ? labels.withExtension : ''}`,
    ...end,
  };
  const plain = budget.unit === 'oh' ? labels.hoursSentence(parts) : labels.sentence(parts);
  const head = agreedDate === null ? plain : labels.agreed({ date: labels.day(agreedDate), ...end });
  const unit = agreedDate === null ? budget.unit : 'wd';
  const granted = extension?.inForce ? extension.date : null;
  return {
    text: [
      head,
      ...(extension ? [extensionOf(extension, labels)] : []),
      ...detailsOf(days, unit, labels, { agreed: agreedDate, granted, provisional: reckoned.provisional }),
      ...(reckoned.state === 'paused' ? [labels.pausedNow] : []),
    ].join(labels === zh ? '' : ' '),
    days: explainDays(days, labels),
  };
}
