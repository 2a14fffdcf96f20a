import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A request for more time, with the issuer's answer. The ledger has the extension; this row has people and words. */
@Entity('clock_extension')
@Index('clock_extension_clock', ['clockId'])
@Index('clock_extension_open', ['clockId'], { unique: true, where: 'decided_at IS NULL' })
export class ClockExtensionRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  clockId!: string;

  /** Case time. */
  @Column('timestamptz')
  askedAt!: Date;

  @Column('uuid')
  askedBy!: string;

  /** New last day that was asked for. */
  @Column('date')
  askedUntil!: string;

  /** In the asker's own words. */
  @Column('text')
  reason!: string;

  /** Case time; null while it waits for the issuer. */
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy!: string | null;

  @Column('boolean', { nullable: true })
  granted!: boolean | null;

  /** New last day that was granted. */
  @Column('date', { nullable: true })
  until!: string | null;

  /** In the issuer's own words. */
  @Column('text', { nullable: true })
  decisionReason!: string | null;
}

/** Who stopped a clock, and in which words; when and for which lawful reason is in its ledger. */
@Entity('clock_pause')
@Index('clock_pause_clock', ['clockId'])
export class ClockPauseRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  clockId!: string;

  /** Case time; the ledger's entry has the same. */
  @Column('timestamptz')
  pausedAt!: Date;

  @Column('uuid')
  by!: string;

  @Column('text')
  note!: string;

  @Column('uuid', { nullable: true })
  resumedBy!: string | null;
}
