import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An objection raised by anybody during the publicity period (T12). */
@Entity('objection')
@Index('objection_consultation', ['consultationId', 'at'])
@Index('objection_open', ['consultationId', 'words'], { where: 'handled_at IS NULL' })
export class ObjectionRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  consultationId!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;

  @Column('text')
  text!: string;

  /** Digest of what it says (`sameWords`); null for those raised before there was one. */
  @Column('text', { nullable: true })
  words!: string | null;

  /** Digest of who sent it on that day; forgotten when it is handled. */
  @Column('text', { nullable: true })
  sender!: string | null;

  /** Personal: never leaves the service but by a reveal. */
  @Column('text', { nullable: true })
  name!: string | null;

  /** Personal: never leaves the service but by a reveal. */
  @Column('text', { nullable: true })
  phone!: string | null;

  /** The convenor's written handling. */
  @Column('text', { nullable: true })
  handling!: string | null;

  @Column('boolean', { nullable: true })
  upheld!: boolean | null;

  @Column('timestamptz', { nullable: true })
  handledAt!: Date | null;
}
