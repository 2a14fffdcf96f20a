import { ClockCalendarVersion1795000000300 } from './clock-calendar-version.migration.js';
import { ChangeFeed1795000000600 } from './change-feed.migration.js';
import { ClockRequests1795000000310 } from './clock-requests.migration.js';
import { InstallationEpoch1795000000900 } from './installation-epoch.migration.js';
import { KeyDigests1795000000910 } from './key-digests.migration.js';
import { KitTables1795000000000 } from './kit.migration.js';

/** Migrations of the tables that every service has, oldest first. */
export const KIT_MIGRATIONS = [
  KitTables1795000000000,
  ClockCalendarVersion1795000000300,
  ClockRequests1795000000310,
  ChangeFeed1795000000600,
  InstallationEpoch1795000000900,
  KeyDigests1795000000910,
];
