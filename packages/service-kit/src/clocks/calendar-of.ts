import { getCalendar, type Calendar } from '@concord/business-time/calendar';
import type { OrgTree } from '../replica/org-tree.js';

/** The calendar in force; an unknown id is refused. */
export function calendarOf(_tree: OrgTree, id: string): Calendar {
  return getCalendar(id);
}
