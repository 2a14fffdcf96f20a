/** Roles of domain.md A.2, held on a unit of the organisation tree. */
export const ROLES = [
  'CITY_LEADING_OFFICE',
  'COUNTY_LEADING_OFFICE',
  'COUNTY_CPPCC_OFFICER',
  'TOWNSHIP_PARTY_APPROVER',
  'VILLAGE_PARTY_APPROVER',
  'ENTERPRISE_APPROVER',
  'CONVENOR',
  'STATION_STAFF',
  'MEMBER',
  'DEPARTMENT_OFFICER',
  'DEPARTMENT_LEADER',
  'SUPERVISION_OFFICE',
  'LEADER',
  'ADMINISTRATOR',
  'RESIDENT',
] as const;
export type Role = (typeof ROLES)[number];
