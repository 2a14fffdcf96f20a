import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { actingRole, forAct, type Grant, type PermissionTable } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ConsultationRow } from './consultation.entity.js';

export const CONSULTATION_ACTS = [
  'assignResearch',
  'recordSideHeard',
  'submitResearchReport',
  'acceptResearch',
  'returnResearch',
  'scheduleSession',
  'startPublicity',
  'submitObjection',
  'handleObjection',
  'revealObjector',
  'explainOutcome',
  'decideRedeliberation',
] as const;
export type ConsultationAct = (typeof CONSULTATION_ACTS)[number];

/** The convenor is whoever holds the post on the room's own unit; not one above, not one beside. */
export const CONVENOR: Grant = { role: 'CONVENOR', where: 'at' };
/** The station of the room's street keeps the papers (A.2). */
export const STATION: Grant = { role: 'STATION_STAFF', where: 'beside' };
export const COUNTY_OFFICER: Grant = { role: 'COUNTY_CPPCC_OFFICER', where: 'beside' };

/** Who may do what, seen from the unit whose convenor decides. `submitObjection` is open to everybody. */
export const CONSULTATION_GRANTS: PermissionTable<ConsultationAct> = {
  assignResearch: [CONVENOR],
  recordSideHeard: [CONVENOR, STATION],
  submitResearchReport: [CONVENOR, STATION],
  acceptResearch: [CONVENOR, COUNTY_OFFICER],
  returnResearch: [CONVENOR, COUNTY_OFFICER],
  scheduleSession: [CONVENOR, STATION],
  startPublicity: [CONVENOR, STATION],
  submitObjection: [],
  handleObjection: [CONVENOR],
  revealObjector: [CONVENOR, STATION],
  explainOutcome: [CONVENOR],
  decideRedeliberation: [CONVENOR],
};

/** The research team works without a post: it is named on the row. */
const TEAM_ACTS: ReadonlySet<ConsultationAct> = new Set(['recordSideHeard', 'submitResearchReport']);

/** Who may read cases of a unit from their first day; people named on the row may besides. */
export const READ_GRANTS: readonly Grant[] = [
  { role: 'CONVENOR', where: 'above' },
  STATION,
  { role: 'MEMBER', where: 'beside' },
  COUNTY_OFFICER,
  { role: 'COUNTY_LEADING_OFFICE', where: 'beside' },
  { role: 'CITY_LEADING_OFFICE', where: 'beside' },
  { role: 'LEADER', where: 'beside' },
  { role: 'SUPERVISION_OFFICE', where: 'beside' },
  { role: 'TOWNSHIP_PARTY_APPROVER', where: 'beside' },
  { role: 'VILLAGE_PARTY_APPROVER', where: 'beside' },
  { role: 'ENTERPRISE_APPROVER', where: 'beside' },
];

/**
 * A department reads of its county what was publicised: who said what against it is not its to know before. What it
 * takes part in it reads by the name of whoever was invited.
 */
export const PUBLICISED_GRANTS: readonly Grant[] = [
  { role: 'DEPARTMENT_OFFICER', where: 'beside' },
  { role: 'DEPARTMENT_LEADER', where: 'beside' },
];

/** Who may see which participant took which position; the departments' copies never show it (decision 13). */
export const POSITION_GRANTS: readonly Grant[] = [CONVENOR, STATION, COUNTY_OFFICER];

/**
 * By whose name a row gives standing: that of somebody who holds a post now. Whoever is named by a case and has left
 * every office reads and does nothing by it any more.
 */
export function namedAs(identity: Pick<IdentityClaims, 'personId' | 'roles'>): string | undefined {
  return identity.roles.length > 0 ? identity.personId : undefined;
}

/** How somebody may act: under a post, or as a person named on the row; null when not at all. */
export type Standing = { as: RoleAssignmentClaim | undefined } | null;

export function consultationStanding(
  act: ConsultationAct,
  row: ConsultationRow,
  identity: IdentityClaims,
  tree: OrgTree,
): Standing {
  if (act === 'submitObjection') return { as: undefined };
  const as = actingRole(forAct(identity, act), CONSULTATION_GRANTS[act], tree, row.conveningUnitId);
  if (as) return { as };
  const personId = namedAs(identity);
  const inTeam =
    personId !== undefined &&
    (row.research.leadPersonId === personId || row.research.teamPersonIds.includes(personId));
  return inTeam && TEAM_ACTS.has(act) ? { as: undefined } : null;
}

/** True where the identity may read the case. */
export function mayRead(
  row: Pick<ConsultationRow, 'orgUnitId' | 'conveningUnitId' | 'readerPersonIds' | 'publicityFrom'>,
  identity: IdentityClaims,
  tree: OrgTree,
): boolean {
  if (identity.kind === 'gateway') return true;
  const personId = namedAs(identity);
  if (personId && row.readerPersonIds.includes(personId)) return true;
  const grants = row.publicityFrom === null ? READ_GRANTS : [...READ_GRANTS, ...PUBLICISED_GRANTS];
  return [row.orgUnitId, row.conveningUnitId].some(
    (unit) => actingRole(identity, grants, tree, unit) !== undefined,
  );
}
