import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What this service has in common with Temporal's database, so that the loss of either is seen. */
@Entity('installation_epoch')
export class EpochRow {
  /** Always 1. */
  @PrimaryColumn('int')
  id!: number;

  /** Made with the schema; another database of Temporal does not know it. */
  @Column('uuid')
  installation!: string;

  /** 0 until it is first told to Temporal; then moved at every start and every hour. */
  @Column('int')
  epoch!: number;

  /** Wall time. */
  @Column('timestamptz', { nullable: true })
  movedAt!: Date | null;

  /** Wall time at which Temporal's database was last seen to be lost. */
  @Column('timestamptz', { nullable: true })
  lostAt!: Date | null;
}
