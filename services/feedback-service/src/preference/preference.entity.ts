import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which channels one person wants one kind of message; where there is no row, the kind's default holds. */
@Entity('notification_preference')
export class PreferenceRow {
  @PrimaryColumn('uuid')
  personId!: string;

  /** Code of `NOTICE_KINDS`. */
  @PrimaryColumn('text')
  kind!: string;

  /** Codes of channels besides the inbox, which is always there. */
  @Column('text', { array: true })
  channels!: string[];

  /** E-mail waits for the one digest of the day. */
  @Column('boolean')
  digest!: boolean;

  /** Case time. */
  @Column('timestamptz')
  changedAt!: Date;
}
