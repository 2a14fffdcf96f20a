import type { DayKind } from '../calendar.js';
import type { Term } from '../term.js';

/** The words of one language. */
export interface ExplanationLabels {
  day(date: string): string;
  range(first: string, last: string): string;
  term(term: Term): string;
  sentence(parts: { from: string; term: string; due: string; time: string }): string;
  hoursSentence(parts: { from: string; term: string; due: string; time: string }): string;
  agreed(parts: { date: string; due: string; time: string }): string;
  /** Follows the budget in the sentence where an extension is part of the end. */
  withExtension: string;
  extended(parts: { term: string | null; due: string }): string;
  /** An extension whose place an agreed date took. */
  gaveWay(until: string): string;
  holidays(items: string[]): string;
  holidaysWithin(items: string[]): string;
  makeUps(items: string[]): string;
  weekends(count: number): string;
  pauses(items: string[]): string;
  movedOn(last: string, due: string): string;
  provisional(first: string): string;
  pausedNow: string;
  reason(code: string): string;
  holiday(name: string): string;
  source(notice: string, overlay: string | undefined): string;
  bracket(text: string): string;
  kinds: Readonly<Record<DayKind, string>>;
  paused: string;
  unpublished: string;
  movedOnDay: string;
}
