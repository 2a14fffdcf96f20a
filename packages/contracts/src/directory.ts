import { z } from 'zod';

/** One unit of the organisation tree, as every service keeps it in its replica (architecture.md 14). */
export const orgUnitRecord = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  /** CITY, COUNTY, TOWNSHIP, VILLAGE, ENTERPRISE_INSTITUTION for places; DEPARTMENT, PARTY_BODY, CPPCC, STATION, OFFICE for bodies. */
  kind: z.string(),
  /** Level of domain.md A.3 that a place stands for, or the level of the body's place. */
  level: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** Place in the official order of bodies (机构序列), ascending. */
  officialOrder: z.number().int(),
  calendarId: z.string(),
  profileKey: z.string(),
});
export type OrgUnitRecord = z.infer<typeof orgUnitRecord>;

/** A post: who holds which role on which unit, from and until (ISO instants, case time). */
export const postRecord = z.object({
  personId: z.string(),
  role: z.string(),
  orgUnitId: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  language: z.string(),
});
export type PostRecord = z.infer<typeof postRecord>;

/** A deputy (AB角): who acts for the holder of a post, from and until (ISO instants, case time). */
export interface DeputyRecord {
  /** Bare uuid of who holds the post. */
  holderId: string;
  /** Bare uuid of who acts for him. */
  personId: string;
  role: string;
  orgUnitId: string;
  from: string;
  until: string;
  language: string;
  /** Acts (contracts/acts) to which he is limited; absent or empty: all that the post may do. */
  acts?: string[];
}

/** A sheet of working days as a notice gives it; the shape of business-time's CalendarSheet. */
export interface CalendarSheetRecord {
  /** The year whose calendar the notice settles. */
  year: number;
  /** Number (or title) of the notice. */
  notice: string;
  /** Date of issue, `YYYY-MM-DD`. */
  issuedOn: string;
  /** True where it changes single days of a year that another notice has settled. */
  amends?: boolean;
  /** Free days: first, last (inclusive), name; local dates. */
  off: [first: string, last: string, name: string][];
  /** Rest days that are worked: date, name of the holiday that they make up for. */
  work: [date: string, name: string][];
}

/** An imported notice: a draft is known to every service for its preview only, a published one for every reckoning. */
export interface CalendarNoticeRecord {
  /** Bare uuid. */
  noticeId: string;
  /** Layer of business-time's definitions that it belongs to, e.g. the national one. */
  layerId: string;
  state: 'DRAFT' | 'PUBLISHED';
  /** ISO instant, case time; null for a draft. */
  publishedAt: string | null;
  sheet: CalendarSheetRecord;
}

/** The replica: all of it, under one version that only rises. Profiles are documents (packages/contracts/profile). */
export interface DirectorySnapshot {
  version: number;
  units: OrgUnitRecord[];
  posts: PostRecord[];
  profiles: { key: string; version: number; document: unknown }[];
  /** Deputies named so far, those whose time is over too; a snapshot of before deputies were kept lacks them. */
  deputies?: DeputyRecord[];
  /** Imported notices in the order of their publication, drafts last; a snapshot of before calendars were kept lacks them. */
  calendars?: CalendarNoticeRecord[];
}
