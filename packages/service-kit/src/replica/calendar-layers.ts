import { calendarIds, getCalendar } from '@concord/business-time/calendar';
import type { CalendarLayer } from '@concord/business-time/calendar-sheets';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { actingRole } from '../acts/permissions.js';
import type { OrgTree } from './org-tree.js';

/** A layer with the ids of the calendars that are laid over it, its own calendar first. */
export interface LayerOfCalendars {
  layer: CalendarLayer;
  calendarIds: readonly string[];
}

function collect(): ReadonlyMap<string, LayerOfCalendars> {
  const found = new Map<string, { layer: CalendarLayer; calendarIds: string[] }>();
  for (const id of calendarIds) {
    for (const layer of getCalendar(id).definition.layers) {
      const known = found.get(layer.id) ?? { layer, calendarIds: [] };
      found.set(layer.id, known);
      if (id === layer.id) known.calendarIds.unshift(id);
      else known.calendarIds.push(id);
    }
  }
  return found;
}

/** The layers of the product's calendars by id. */
export const CALENDAR_LAYERS: ReadonlyMap<string, LayerOfCalendars> = collect();

const KEEPERS = [{ role: 'ADMINISTRATOR', where: 'above' }] as const;

/**
 * The post under which somebody keeps a layer: as administrator of every unit that counts its days by it. The layer
 * of a province is thus kept by the administrator above all its units, never by that of one county among others;
 * one by which no unit counts is kept by the administrator of the whole.
 */
export function keeperOf(
  identity: IdentityClaims,
  tree: OrgTree,
  layerId: string,
): RoleAssignmentClaim | undefined {
  const calendars = CALENDAR_LAYERS.get(layerId)?.calendarIds;
  if (!calendars) return undefined;
  const roots = tree.childrenOf(null).map((root) => root.id);
  const counting = roots
    .flatMap((root) => tree.subtree(root))
    .filter((id) => calendars.includes(tree.unit(id)!.calendarId));
  const area = new Set(counting);
  // Who stands above the topmost units of the area stands above all of it.
  const top = counting.filter((id) => !area.has(tree.unit(id)!.parentId ?? ''));
  const posts = (top.length > 0 ? top : roots).map((id) => actingRole(identity, KEEPERS, tree, id));
  return posts.every((post) => post !== undefined) ? posts[0] : undefined;
}
