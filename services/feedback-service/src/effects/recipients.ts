import type { Recipient } from '@concord/contracts/facts';
import type { LadderRung } from '@concord/contracts/profile';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';

/** People to be written to; `missing` are posts that nobody holds. */
export interface Found {
  personIds: string[];
  missing: { role: string; orgUnitId: string }[];
}

/** Who holds these posts at that instant; a person who left is not written to. */
export function holdersOf(tree: OrgTree, recipients: readonly Recipient[], at: Date): Found {
  const personIds = new Set<string>();
  const missing: Found['missing'] = [];
  for (const recipient of recipients) {
    if ('personId' in recipient) {
      personIds.add(recipient.personId);
      continue;
    }
    const holders = tree.holders(recipient.role, recipient.orgUnitId, at);
    if (holders.length === 0) missing.push(recipient);
    for (const holder of holders) personIds.add(holder.personId);
  }
  return { personIds: [...personIds], missing };
}

/**
 * Recipients of a rung, found on the tree at its making: on the responsible unit itself, or the nearest holder from
 * the case's place upwards. A unit in which nobody holds the role falls to the next above, and the administrator is
 * warned (`missing`).
 */
export function recipientsOf(
  tree: OrgTree,
  to: LadderRung['to'],
  units: { responsible: string; place: string },
  at: Date,
): Found {
  const personIds = new Set<string>();
  const missing: Found['missing'] = [];
  for (const { role, where } of to) {
    const start = where === 'unit' ? units.responsible : units.place;
    const own = where === 'unit' ? tree.holders(role, units.responsible, at) : [];
    if (where === 'unit' && own.length === 0) missing.push({ role, orgUnitId: units.responsible });
    const level = where === 'county' ? 'COUNTY' : where === 'city' ? 'CITY' : null;
    const from = level ? (tree.ancestor(start, (unit) => unit.kind === level)?.id ?? start) : start;
    const nearest = own.length > 0 ? undefined : tree.nearestWithRole(role, from, at);
    const holders = own.length > 0 ? own : nearest ? tree.holders(role, nearest.id, at) : [];
    for (const holder of holders) personIds.add(holder.personId);
  }
  return { personIds: [...personIds], missing };
}
