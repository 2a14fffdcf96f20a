import { Column, PrimaryColumn } from 'typeorm';

/** What every row that is a case, or a part of one that people act on, has in common. */
export abstract class CaseRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Rises by one with every act; the order in which its story hears of it. */
  @Column('int')
  version!: number;

  @Column('text')
  state!: string;

  /** The place (unit of the tree) whose case it is; scope follows it. */
  @Column('uuid')
  orgUnitId!: string;

  /** The profile version the case started under (architecture.md 11). */
  @Column('text')
  profileKey!: string;

  @Column('int')
  profileVersion!: number;

  /** Hash of the newest entry of the case's own timeline. */
  @Column('text', { nullable: true })
  chainHead!: string | null;

  /** Case time at which the story's stage timer fires; null when it waits for people only. */
  @Column('timestamptz', { nullable: true })
  wakeAt!: Date | null;

  /** Case time. */
  @Column('timestamptz')
  createdAt!: Date;

  /** Case time of the last act. */
  @Column('timestamptz')
  updatedAt!: Date;

  /** Units beside the case's own whose people read it, e.g. the handling department; told of its changes too. */
  concernedUnits?(): string[];

  /** People named on it who read it whatever their roles; told of its changes too. */
  concernedPeople?(): string[];
}
