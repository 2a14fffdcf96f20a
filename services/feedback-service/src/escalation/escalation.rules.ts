import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import {
  actingRole,
  forAct,
  readableUnits,
  withinDeputy,
  type Grant,
  type PermissionTable,
} from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { readsPlace } from '../item/item.permissions.js';
import type { EscalationRow } from './escalation.entity.js';

export const FINDING_TYPES = ['SYSTEMIC', 'EMERGING', 'CONSTRUCTIVE'];
/** Kinds that can be carried to their end today. */
export const KINDS = ['PROPOSAL'];
/** A sponsor is a member, alone or with others; bodies propose through their own offices [P10]. */
export const SPONSOR_KINDS = ['MEMBER', 'MEMBERS_JOINTLY'];
export const ESCALATION_FINAL: readonly string[] = ['FILED', 'NOT_FILED', 'WITHDRAWN'];

const OFFICE: Grant = { role: 'COUNTY_CPPCC_OFFICER', where: 'beside' };
const RAISERS: readonly Grant[] = [
  { role: 'CONVENOR', where: 'above' },
  { role: 'STATION_STAFF', where: 'beside' },
  OFFICE,
  { role: 'MEMBER', where: 'beside' },
];

/** Acts by the name of their mutation: from which state to which. */
export const TRANSITIONS = {
  sponsorEscalation: { from: ['DRAFT'], to: 'SPONSORED', rule: 'B.9', source: 'P10' },
  withdrawSponsorship: { from: ['SPONSORED'], to: 'DRAFT', rule: 'B.9', source: 'INF' },
  submitEscalation: { from: ['SPONSORED'], to: 'SUBMITTED', rule: 'B.9', source: 'P10' },
  reviewEscalation: { from: ['SUBMITTED'], to: null, rule: 'B.9', source: 'P11' },
  withdrawEscalation: {
    from: ['DRAFT', 'SPONSORED', 'SUBMITTED'],
    to: 'WITHDRAWN',
    rule: 'B.9',
    source: 'INF',
  },
} as const;
export type EscalationAct = keyof typeof TRANSITIONS;
export const ESCALATION_ACTS = Object.keys(TRANSITIONS) as EscalationAct[];

/** A room has no row under `sponsorEscalation`: it cannot sponsor a proposal [P10]. */
export const ESCALATION_PERMISSIONS: PermissionTable<EscalationAct | 'raiseEscalation'> = {
  raiseEscalation: RAISERS,
  sponsorEscalation: [{ role: 'MEMBER', where: 'beside' }],
  withdrawSponsorship: RAISERS,
  submitEscalation: RAISERS,
  reviewEscalation: [OFFICE],
  withdrawEscalation: RAISERS,
};

/** Places whose proposals the identity reads before they are handed in: it may raise or sponsor one there. */
export function placesDraftedAt(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, RAISERS, tree);
}

/** May the identity read the proposal: handed in as every case of the place, before that only by its writers? */
export function readsEscalation({ identity, tree }: EscalationContext, row: EscalationRow): boolean {
  return row.submittedAt
    ? readsPlace(identity, tree, row.orgUnitId)
    : actingRole(identity, RAISERS, tree, row.orgUnitId) !== undefined;
}

export interface EscalationContext {
  identity: IdentityClaims;
  tree: OrgTree;
}

export function postFor(
  orgUnitId: string,
  act: EscalationAct | 'raiseEscalation',
  { identity, tree }: EscalationContext,
): RoleAssignmentClaim | undefined {
  return identity.kind === 'person'
    ? actingRole(forAct(identity, act), ESCALATION_PERMISSIONS[act], tree, orgUnitId)
    : undefined;
}

/** Allowed or refused, on the row as it stands: permission, then state, then what the act itself demands. */
export function decide(row: EscalationRow, act: EscalationAct, context: EscalationContext): Decision {
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(row: EscalationRow, act: EscalationAct, context: EscalationContext): Decision {
  const { from, rule, source } = TRANSITIONS[act];
  if (!postFor(row.orgUnitId, act, context)) {
    return act === 'sponsorEscalation'
      ? refuse('SPONSOR_NOT_ELIGIBLE', {}, rule, source)
      : refuse('NOT_PERMITTED', {}, rule, source);
  }
  if (!(from as readonly string[]).includes(row.state)) {
    return refuse(
      ESCALATION_FINAL.includes(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE',
      { state: row.state },
      rule,
      source,
    );
  }
  return guard(row, act, context);
}

/**
 * The office and the room act for whoever raised it; members act on what they raised. A sponsor gives his name and may
 * take it back: what becomes of a colleague's proposal is not his to decide.
 */
function guard(row: EscalationRow, act: EscalationAct, context: EscalationContext): Decision {
  const { rule } = TRANSITIONS[act];
  const { personId } = context.identity;
  const raised = personId !== undefined && personId === row.raisedBy;
  const sponsors = personId !== undefined && personId === row.sponsorPersonId;
  switch (act) {
    case 'reviewEscalation':
      return raised || sponsors ? refuse('REVIEWER_IS_SPONSOR', {}, rule, 'INF') : ALLOWED;
    case 'submitEscalation':
    case 'withdrawEscalation':
    case 'withdrawSponsorship':
      return raised ||
        (sponsors && act === 'withdrawSponsorship') ||
        postFor(row.orgUnitId, act, context)?.role !== 'MEMBER'
        ? ALLOWED
        : refuse('NOT_YOUR_ESCALATION', {}, rule, 'INF');
    default:
      return ALLOWED;
  }
}

/** A mobile number, a fixed line with its area code, or the number of an identity card: a resident could be found by it. */
const TRACEABLE = [
  /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/,
  /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/,
  /(?<!\d)\d{17}[\dXx](?![\dXx])/,
];

/** A proposal leaves without what leads to a resident; the writer confirms that no name is left (decision 10). */
export function decideNamesRemoved(texts: readonly string[], confirmed: boolean): Decision {
  // Full-width digits are digits too.
  const plain = texts.map((text) => text.normalize('NFKC'));
  if (TRACEABLE.some((pattern) => plain.some((text) => pattern.test(text)))) {
    return refuse('TRACEABLE_TEXT', {}, '0.10', 'INF');
  }
  return confirmed ? ALLOWED : refuse('NAMES_NOT_CONFIRMED', {}, '0.10', 'INF');
}
