import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';

/** What is agreed on in a session: for which asks, by whom, until when. */
export interface CommitmentTerms {
  askNos: readonly number[];
  leadUnitId: string;
  coUnitIds: readonly string[];
  agreedDate: string | null;
}

/**
 * May this unit be proposed for a commitment of that place? A unit of the place's own county, or a body of a place
 * above it. The units are proposals: they are assigned by the matrix later (decision 6).
 */
export function isWithinReach(unitId: string, placeId: string, tree: OrgTree): boolean {
  const county = tree.ancestor(placeId, (unit) => unit.kind === 'COUNTY');
  if (county && tree.isWithin(unitId, county.id)) return true;
  const parentId = tree.unit(unitId)?.parentId ?? null;
  return tree.path(placeId).some((id) => id === unitId || id === parentId);
}

export function checkCommitment(
  terms: CommitmentTerms,
  asked: readonly number[],
  placeId: string,
  today: string,
  tree: OrgTree,
): Decision {
  const unknown = terms.askNos.find((no) => !asked.includes(no));
  if (unknown !== undefined) return refuse('UNKNOWN_ASK', { askNo: unknown, asks: asked.join(', ') });
  if (terms.coUnitIds.includes(terms.leadUnitId)) return refuse('LEAD_IS_CO_UNIT');
  for (const unitId of [terms.leadUnitId, ...terms.coUnitIds]) {
    if (!isWithinReach(unitId, placeId, tree)) {
      return refuse('UNIT_OUT_OF_REACH', { id: `orgUnit:${unitId}` }, 'decision 6', 'INF');
    }
  }
  return terms.agreedDate && terms.agreedDate < today
    ? refuse('DATE_IN_PAST', { field: 'agreedDate' })
    : ALLOWED;
}
