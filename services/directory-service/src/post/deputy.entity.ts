import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who acts for the holder of a post, and when (AB角); never deleted, only ended. */
@Entity('deputy')
@Index('deputy_post', ['orgUnitId', 'role'])
export class DeputyRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Who holds the post. */
  @Column('uuid')
  holderId!: string;

  /** Who acts for him. */
  @Column('uuid')
  personId!: string;

  /** One of `ROLES`. */
  @Column('text')
  role!: string;

  @Column('uuid')
  orgUnitId!: string;

  /** Acts (contracts/acts) to which he is limited; empty: all that the post may do. */
  @Column('text', { array: true })
  acts!: string[];

  /** Case time. */
  @Column('timestamptz')
  validFrom!: Date;

  /** Case time; a deputy is always named for a time. */
  @Column('timestamptz')
  validUntil!: Date;
}
