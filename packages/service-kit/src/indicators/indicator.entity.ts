import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kept figure: one leaf unit, one day of case time, one name, one dimension (architecture.md 18). */
@Entity('indicator')
export class IndicatorRow {
  @PrimaryColumn('uuid')
  orgUnitId!: string;

  /** Local day (Asia/Shanghai by calendar). */
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  name!: string;

  /** E.g. an outcome; empty when the figure has no dimension. */
  @PrimaryColumn('text')
  dimension!: string;

  @Column('int')
  value!: number;
}
