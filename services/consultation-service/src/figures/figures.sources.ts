import { sqlList, type FigureSource } from '@concord/service-kit/indicators/rebuild';
import { MEMBER_CAPACITIES, RESIDENT_CAPACITIES } from './attendance.js';

const attendances = (name: string, capacities: readonly string[]): FigureSource =>
  `select s.org_unit_id, s.concluded_on, '${name}', '', 1
   from participant p join session s on s.id = p.session_id
   where s.concluded_on is not null and p.status = 'SIGNED_IN' and p.capacity in (${sqlList(capacities)})`;

/** From which rows each kept figure of consultations can be counted anew (architecture.md 18). */
export const CONSULTATION_FIGURES: readonly FigureSource[] = [
  `select org_unit_id, concluded_on as day, 'sessionsHeld' as name, '' as dimension, 1 as value
   from session where concluded_on is not null and counts`,
  `select org_unit_id, concluded_on, 'outcomes', outcome, 1
   from session where concluded_on is not null and outcome is not null`,
  attendances('memberAttendances', MEMBER_CAPACITIES),
  attendances('residentAttendances', RESIDENT_CAPACITIES),
];
