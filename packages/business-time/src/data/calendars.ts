import type { CalendarDefinition, CalendarLayer } from '../calendar-sheets.js';
import { nationalSheets2007to2016 } from './cn-2007-2016.js';
import { nationalSheets2017to2026 } from './cn-2017-2026.js';
import { guangxi, hangzhouUrban } from './overlays.js';

/** The State Council's calendar: a year without a notice is unpublished, never weekdays by default. */
export const national: CalendarLayer = {
  id: 'CN',
  level: 'national',
  expects: { kind: 'whole-year' },
  sheets: [...nationalSheets2007to2016, ...nationalSheets2017to2026],
};

// Close of day and office hours are product defaults; a profile may give its own.
const common = {
  timeZone: 'Asia/Shanghai',
  closeOfDay: '24:00',
  officeHours: [
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ],
} as const;

/** The calendars that come with the product. */
export const calendarDefinitions: readonly CalendarDefinition[] = [
  { id: 'CN', ...common, layers: [national] },
  { id: 'CN-45', ...common, layers: [national, guangxi] },
  { id: 'CN-330102', ...common, layers: [national, hangzhouUrban] },
];
