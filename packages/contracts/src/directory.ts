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

/** The replica: all of it, under one version that only rises. Profiles are documents (packages/contracts/profile). */
export interface DirectorySnapshot {
  version: number;
  units: OrgUnitRecord[];
  posts: PostRecord[];
  profiles: { key: string; version: number; document: unknown }[];
}
