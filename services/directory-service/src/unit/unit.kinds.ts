/** Kinds of units, each with the levels it may stand on: a place has its own, a body that of its place. */
export const UNIT_KINDS = {
  CITY: ['CITY'],
  COUNTY: ['COUNTY'],
  TOWNSHIP: ['TOWNSHIP'],
  VILLAGE: ['VILLAGE'],
  ENTERPRISE_INSTITUTION: ['ENTERPRISE_INSTITUTION'],
  DEPARTMENT: ['CITY', 'COUNTY', 'TOWNSHIP'],
  PARTY_BODY: ['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'ENTERPRISE_INSTITUTION'],
  CPPCC: ['CITY', 'COUNTY'],
  STATION: ['TOWNSHIP', 'ENTERPRISE_INSTITUTION'],
  OFFICE: ['CITY', 'COUNTY', 'TOWNSHIP'],
} as const satisfies Record<string, readonly string[]>;
export type UnitKind = keyof typeof UNIT_KINDS;

/** Levels of places, outermost first. An enterprise or institution stands beside the village (domain.md A.3). */
export const LEVEL_DEPTH: Readonly<Record<string, number>> = {
  CITY: 0,
  COUNTY: 1,
  TOWNSHIP: 2,
  VILLAGE: 3,
  ENTERPRISE_INSTITUTION: 3,
};

/** Kinds that anybody may read by name; inner offices are not among them. */
export const PUBLIC_KINDS: ReadonlySet<string> = new Set([
  'CITY',
  'COUNTY',
  'TOWNSHIP',
  'VILLAGE',
  'ENTERPRISE_INSTITUTION',
  'DEPARTMENT',
  'PARTY_BODY',
  'CPPCC',
  'STATION',
]);

export function isUnitKind(kind: string): kind is UnitKind {
  return Object.hasOwn(UNIT_KINDS, kind);
}

/** A place, as opposed to a body of one. */
export function isPlace(kind: string): boolean {
  return Object.hasOwn(LEVEL_DEPTH, kind);
}
