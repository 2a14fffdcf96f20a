import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who holds which role on which unit, and when; never deleted, only ended. */
@Entity('post')
@Index('post_person', ['personId'])
@Index('post_unit', ['orgUnitId', 'role'])
export class PostRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: string;

  /** One of `ROLES`. */
  @Column('text')
  role!: string;

  @Column('uuid')
  orgUnitId!: string;

  /** Case time. */
  @Column('timestamptz')
  validFrom!: Date;

  /** Case time; null while no end is set. */
  @Column('timestamptz', { nullable: true })
  validUntil!: Date | null;
}
