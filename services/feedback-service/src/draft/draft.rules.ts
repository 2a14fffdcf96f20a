import { getCalendar } from '@concord/business-time/calendar';
import { dateAt } from '@concord/business-time/zone';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, forAct, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { HANDLER_ROLES, unitsHandledBy } from '../item/item.permissions.js';
import type { DraftRow } from './draft.entity.js';
import { DRAFT_FINAL, TRANSITIONS, UNSIGNED, type DraftAct, type Hand } from './draft.states.js';

/** Everything that a decision about a paper reads besides the row itself. */
export interface DraftContext {
  identity: IdentityClaims;
  tree: OrgTree;
  /** Case time. */
  now: Date;
  /** The unit has done its part since, or its date was moved: nobody is reproached with it any more. */
  overtaken: boolean;
  /** The unit asked for more time before its day was over, and has no answer: an extension would stop the paper. */
  asked: boolean;
}

/** A post that may lay hands on a paper; without a unit, whoever was appointed to it over that place since. */
interface Post {
  role: string;
  unitId: string | null;
}

function postsOf(row: DraftRow, hand: Hand): Post[] {
  const reviewer = { role: row.reviewerRole, unitId: row.reviewerUnitId };
  const signer = { role: row.signerRole, unitId: row.signerUnitId };
  switch (hand) {
    case 'writer': {
      const drafter = row.draftedByRole ? [{ role: row.draftedByRole, unitId: null }] : [];
      return [...drafter, reviewer, signer];
    }
    case 'reviewer':
      return [reviewer];
    case 'signer':
      return [signer];
    case 'seal':
      return [{ role: row.sealRole, unitId: row.sealUnitId }];
    case 'turn':
      if (row.state === 'DRAFT') return [reviewer];
      return row.state === 'REVIEWED' ? [signer] : [reviewer, signer];
    case 'holders':
      // What is issued is taken back by its issuer alone.
      return row.state === 'SEALED' ? [signer] : [reviewer, signer];
    case 'addressee':
      return row.mode === 'issues' && row.addresseeUnitId
        ? HANDLER_ROLES.map((role) => ({ role, unitId: row.addresseeUnitId }))
        : [];
  }
}

/** The post under which the identity may lay this hand on the paper; undefined where it has none. */
function heldBy(row: DraftRow, hand: Hand, { identity, tree }: Pick<DraftContext, 'identity' | 'tree'>) {
  if (identity.kind !== 'person') return undefined;
  for (const { role, unitId } of postsOf(row, hand)) {
    const held =
      unitId !== null
        ? identity.roles.find((post) => post.role === role && post.orgUnitId === unitId)
        : actingRole(identity, [{ role, where: 'beside' }], tree, row.orgUnitId);
    if (held) return held;
  }
  return undefined;
}

export function postFor(
  row: DraftRow,
  act: DraftAct,
  context: DraftContext,
): RoleAssignmentClaim | undefined {
  const { tree } = context;
  return heldBy(row, TRANSITIONS[act].hand, { tree, identity: forAct(context.identity, act) });
}

/**
 * May the identity read it? Those who write, review, sign and seal it, always; its addressee once it was issued, and
 * as long as that: a paper that was taken back is not taken out of his sight.
 */
export function readsDraft(identity: IdentityClaims, tree: OrgTree, row: DraftRow): boolean {
  const asks = (hand: Hand): boolean => heldBy(row, hand, { identity, tree }) !== undefined;
  if (asks('writer') || asks('seal')) return true;
  if (row.issuedAt === null || row.addresseeUnitId === null) return false;
  if (row.addresseeRole) {
    return identity.roles.some(
      (post) => post.role === row.addresseeRole && post.orgUnitId === row.addresseeUnitId,
    );
  }
  return unitsHandledBy(identity, tree).includes(row.addresseeUnitId);
}

/** Allowed or refused, on the row as it stands: permission, then state, then what the act itself demands. */
export function decide(row: DraftRow, act: DraftAct, context: DraftContext): Decision {
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(row: DraftRow, act: DraftAct, context: DraftContext): Decision {
  const { rule, source, from } = TRANSITIONS[act];
  if (!postFor(row, act, context)) return refuse('NOT_PERMITTED', {}, rule, source);
  if (!(from as readonly string[]).includes(row.state)) {
    const code = DRAFT_FINAL.includes(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE';
    return refuse(code, { state: row.state }, rule, source);
  }
  return guard(row, act, context);
}

function guard(row: DraftRow, act: DraftAct, context: DraftContext): Decision {
  const { identity, tree, now } = context;
  const { rule, source } = TRANSITIONS[act];
  switch (act) {
    case 'reviewDraft':
    case 'sealDraft':
      return stillApplies(context);
    case 'signDraft':
      return tree.sameHands(row.reviewedBy, identity.personId)
        ? refuse('SIGNER_IS_REVIEWER', {}, rule, source)
        : stillApplies(context);
    case 'appealPaper':
      if (row.appeal) return refuse('APPEALED_BEFORE', {}, rule, source);
      return row.appealUntil && now >= row.appealUntil
        ? refuse('APPEAL_TOO_LATE', { until: lastDay(row.appealUntil) }, rule, source)
        : ALLOWED;
    case 'decidePaperAppeal':
      return row.appeal && row.appeal.decision === null
        ? ALLOWED
        : refuse('NO_OPEN_APPEAL', {}, rule, source);
    default:
      return ALLOWED;
  }
}

/** Nobody is reproached with a day on which he has done his part, or about which he asked in time and was not answered. */
function stillApplies({ overtaken, asked }: DraftContext): Decision {
  if (overtaken) return refuse('PAPER_OVERTAKEN', {}, 'E.2', 'INF');
  return asked ? refuse('PAPER_AWAITS_EXTENSION', {}, 'E.2', 'INF') : ALLOWED;
}

/** Whether it is nothing but a draft: it has no number and goes nowhere. */
export function isUnsigned(row: Pick<DraftRow, 'state'>): boolean {
  return UNSIGNED.includes(row.state);
}

/** The instant is the end of the last day: that day is named. */
function lastDay(end: Date): string {
  return dateAt(new Date(end.getTime() - 1).toISOString(), getCalendar('CN').timeZone);
}
