import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What one participant said, with the capacity in which it was said (M3). */
@Entity('statement')
@Index('statement_session', ['sessionId', 'no'], { unique: true })
export class StatementRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sessionId!: string;

  @Column('int')
  no!: number;

  @Column('text')
  phase!: string;

  @Column('uuid')
  participantId!: string;

  @Column('text')
  capacity!: string;

  @Column('int', { nullable: true })
  askNo!: number | null;

  @Column('text')
  text!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;
}
