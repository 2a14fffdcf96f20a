import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A deadline of a case: a budget with a ledger, in its owner's rows (architecture.md 7, 8). */
@Entity('clock')
@Index('clock_due', ['responsibleUnitId', 'dueAt'])
@Index('clock_case', ['caseId', 'kind'])
@Index('clock_open_calendar', ['calendarId'], {
  where: "state = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text])",
})
export class ClockRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Typed id of the case that it belongs to. */
  @Column('text')
  caseId!: string;

  /** Code, e.g. `TOPIC_SCREENING`; its number in domain.md D.1 stands in `profileClock`. */
  @Column('text')
  kind!: string;

  /** Key of the profile's budget, e.g. `D1`. */
  @Column('text')
  profileClock!: string;

  /** Title of the case, for lists. */
  @Column('text')
  title!: string;

  @Column('uuid')
  orgUnitId!: string;

  /** The unit that must act. */
  @Column('uuid')
  responsibleUnitId!: string;

  /** Where the number comes from: a source tag, `INF`, or `AGREED` for a date agreed in minutes. */
  @Column('text')
  budgetSource!: string;

  @Column('text')
  calendarId!: string;

  /** Version of the calendar by which it was last reckoned; null for clocks from before versions were kept. */
  @Column('text', { nullable: true })
  calendarVersion!: string | null;

  @Column('text')
  profileKey!: string;

  @Column('int')
  profileVersion!: number;

  /** Entries of the ledger, appended and never changed (business-time/deadline). */
  @Column('jsonb')
  ledger!: unknown[];

  /** Which reckoning is in force; rungs belong to one. */
  @Column('int')
  reckoning!: number;

  /** Instant at which the last day ends. */
  @Column('timestamptz')
  dueAt!: Date;

  /** Last day, in the calendar's time zone. */
  @Column('date')
  dueDate!: string;

  /** True when a year without a published notice is touched. */
  @Column('boolean')
  provisional!: boolean;

  /** RUNNING, PAUSED, MET, CANCELLED; overdue is derived on reading. */
  @Column('text')
  state!: string;

  /** Case time at which the work was done. */
  @Column('timestamptz', { nullable: true })
  metAt!: Date | null;

  /** Case time since which the date had passed, once it happened; it stays. */
  @Column('timestamptz', { nullable: true })
  breachedAt!: Date | null;
}

/** One rung of a clock's ladder: claimed once by the sweep, or skipped (architecture.md 7). */
@Entity('clock_rung')
@Index('clock_rung_pending', ['at'], { where: "status = 'PENDING'" })
@Index('clock_rung_unmade', ['at'], { where: "status = 'CLAIMED' AND effect_at IS NULL" })
@Index('clock_rung_once', ['clockId', 'reckoning', 'key'], { unique: true })
export class RungRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  clockId!: string;

  @Column('text')
  caseId!: string;

  @Column('int')
  reckoning!: number;

  @Column('text')
  key!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;

  /** PENDING, CLAIMED, SKIPPED. */
  @Column('text')
  status!: string;

  /** Case time of the claim. */
  @Column('timestamptz', { nullable: true })
  claimedAt!: Date | null;

  /** Wall time at which feedback-service had made the effects. */
  @Column('timestamptz', { nullable: true })
  effectAt!: Date | null;
}

/** How far the sweep believes it may sleep; the relay wakes it when a pending rung is earlier. */
@Entity('sweep_state')
export class SweepStateRow {
  /** Always 1. */
  @PrimaryColumn('int')
  id!: number;

  /** Case time; null = until it is woken. */
  @Column('timestamptz', { nullable: true })
  sleepsUntil!: Date | null;
}
