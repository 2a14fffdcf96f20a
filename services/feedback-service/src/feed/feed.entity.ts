import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A secret, read-only address of one person's calendar; only the hash of its token is kept. */
@Entity('calendar_feed')
@Index('calendar_feed_token', ['tokenHash'], { unique: true })
@Index('calendar_feed_person', ['personId', 'createdAt'])
export class CalendarFeedRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: string;

  /** SHA-256 of the token, hex. */
  @Column('text')
  tokenHash!: string;

  /** Case time. */
  @Column('timestamptz')
  createdAt!: Date;

  /** Case time; the address answers nothing from then on. */
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
