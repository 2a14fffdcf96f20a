import type { Notice, Recipient } from '@concord/contracts/facts';
import { typedId } from '@concord/contracts/ids';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';
import { handlerRole } from './item.permissions.js';

/** Templates of what an item owes to people; their sentences stand in i18n/notices.ts. */
type Template =
  | 'itemAwaitsAssignment'
  | 'itemAssigned'
  | 'itemAssignedUntil'
  | 'itemReturnRequested'
  | 'itemReturnRefused'
  | 'itemReplied'
  | 'itemCoOpinion'
  | 'itemCompleted'
  | 'itemRework'
  | 'itemVerified'
  | 'itemVisitedWith'
  | 'itemUrged';

/** One message about the item. */
export function itemNotice(
  row: ItemRow,
  template: Template,
  to: Recipient[],
  params: Record<string, string> = {},
): Notice {
  return {
    template,
    to,
    params: { title: row.title, no: row.no, ...params },
    subjectId: typedId('item', row.id),
  };
}

/** Those who carry it out: of the lead unit and of those that help. */
export function handlersOf(row: ItemRow, tree: OrgTree): Recipient[] {
  const units = [row.leadUnitId, ...row.coUnitIds].filter((unit) => unit !== null);
  return units.map((orgUnitId) => ({ role: handlerRole(tree, orgUnitId), orgUnitId }));
}

/** Whoever is named as having been there reads that he is; whoever recorded the visit knows it. */
export function visitorNotices(row: ItemRow, visitorIds: readonly string[], recordedBy: string): Notice[] {
  const to = visitorIds.filter((personId) => personId !== recordedBy).map((personId) => ({ personId }));
  return to.length > 0 ? [itemNotice(row, 'itemVisitedWith', to)] : [];
}

/** Those of the lead unit alone. */
export function leadOf(row: ItemRow, tree: OrgTree): Recipient[] {
  return row.leadUnitId ? [{ role: handlerRole(tree, row.leadUnitId), orgUnitId: row.leadUnitId }] : [];
}

/** The room whose result it is. */
export function roomOf(row: ItemRow): Recipient[] {
  return [{ role: 'CONVENOR', orgUnitId: row.orgUnitId }];
}
