import { ActKeyRow } from '../acts/act-key.entity.js';
import { ChangeRow } from '../changes/change.entity.js';
import { ClockExtensionRow, ClockPauseRow } from '../clocks/clock-request.entity.js';
import { ClockRow, RungRow, SweepStateRow } from '../clocks/clock.entity.js';
import { IndicatorRow } from '../indicators/indicator.entity.js';
import { OutboxRow } from '../outbox/outbox.entity.js';
import { ReplicaRow } from '../replica/replica.entity.js';
import { EpochRow } from '../temporal/epoch.entity.js';
import { TimelineEntryRow } from '../timeline/timeline.entity.js';

/** Entities of the tables that every service has; their migration is `KitTables1795000000000`. */
export const KIT_ENTITIES = [
  ActKeyRow,
  ChangeRow,
  ClockExtensionRow,
  ClockPauseRow,
  ClockRow,
  EpochRow,
  IndicatorRow,
  OutboxRow,
  ReplicaRow,
  RungRow,
  SweepStateRow,
  TimelineEntryRow,
];
