/** How near to the ground a layer is; later levels win over earlier ones. */
export const layerLevels = ['national', 'province', 'city', 'organisation'] as const;
export type LayerLevel = (typeof layerLevels)[number];

/** One published notice: the days it makes free and the rest days on which it has people work. */
export interface CalendarSheet {
  /** The year whose calendar the notice settles. */
  year: number;
  /** Number (or title) of the source notice. */
  notice: string;
  /** Date of issue; a calendar read as of an earlier date does not know the sheet. */
  issuedOn: string;
  /** An amendment changes single days of a year that another sheet has already settled. */
  amends?: boolean;
  /** Free days: first, last (inclusive), name. */
  off: ReadonlyArray<readonly [first: string, last: string, name: string]>;
  /** Rest days that are worked (make-up days): date, name of the holiday they make up for. */
  work: ReadonlyArray<readonly [date: string, name: string]>;
}

/** Which days of a year stay open until a notice of that year is known. */
export type LayerExpectation =
  /** The whole year: without a notice nothing of it is settled. */
  | { kind: 'whole-year' }
  /** Only the days around a local festival, from the first year in which there is one. */
  | {
      kind: 'festival';
      name: string;
      firstYear: number;
      /** Month and day (`MM-DD`) of the festival by year; a year outside the table is open as a whole. */
      dates: Readonly<Record<number, string>>;
      daysBefore: number;
      daysAfter: number;
    }
  /** Nothing is expected: single notices only. */
  | { kind: 'none' };

/** One layer of a calendar, with its sheets in any order. */
export interface CalendarLayer {
  id: string;
  level: LayerLevel;
  expects: LayerExpectation;
  sheets: readonly CalendarSheet[];
}

/** Opening hours of an office, local time, in order; `24:00` ends a day. */
export type OfficeHours = ReadonlyArray<readonly [opens: string, closes: string]>;

/** A calendar as data: what getCalendar builds from and what a profile or an import may add. */
export interface CalendarDefinition {
  id: string;
  timeZone: string;
  /** Local time at which a last day ends: `24:00`, or the close of business (Civil Code 203). */
  closeOfDay: string;
  officeHours: OfficeHours;
  layers: readonly CalendarLayer[];
}
