import { DirectoryTables1795000000100 } from '../migrations/1795000000100-directory-tables.js';
import { CalendarNoticeRow } from '../calendar/notice.entity.js';
import { CalendarNotices1795000000200 } from '../migrations/1795000000200-calendar-notices.js';
import { Deputies1795000000610 } from '../migrations/1795000000610-deputies.js';
import { DeputyActs1795000000810 } from '../migrations/1795000000810-deputy-acts.js';
import { PersonRow } from '../person/person.entity.js';
import { DeputyRow } from '../post/deputy.entity.js';
import { PostRow } from '../post/post.entity.js';
import { ProfileRow } from '../profile/profile.entity.js';
import { UnitRow } from '../unit/unit.entity.js';
import { DirectoryRow } from './directory.entity.js';

/** This service's own tables. */
export const ENTITIES = [DirectoryRow, UnitRow, PersonRow, PostRow, DeputyRow, ProfileRow, CalendarNoticeRow];
export const MIGRATIONS = [
  DirectoryTables1795000000100,
  CalendarNotices1795000000200,
  Deputies1795000000610,
  DeputyActs1795000000810,
];
