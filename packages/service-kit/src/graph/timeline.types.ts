import { Connection } from './connection.js';
import { TimelineEntry } from './shared.types.js';

/** The timeline of a case, oldest first. */
export const TimelineEntryConnection = Connection('TimelineEntry', () => TimelineEntry);
