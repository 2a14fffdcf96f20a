import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where one unit's own platform hears of what its people are told; set by an administrator of that unit. */
@Entity('webhook')
@Index('webhook_unit', ['orgUnitId'], { unique: true })
export class WebhookRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  orgUnitId!: string;

  @Column('text')
  url!: string;

  /** Key of the signature; shown once, when it is made. */
  @Column('text')
  secret!: string;

  /** False after it was taken away; messages under way then end as cancelled. */
  @Column('boolean')
  active!: boolean;

  /** Case time. */
  @Column('timestamptz')
  createdAt!: Date;

  /** Case time. */
  @Column('timestamptz')
  updatedAt!: Date;
}
