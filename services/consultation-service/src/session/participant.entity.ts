import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Capacity, ParticipantStatus, Position } from './session.states.js';

/** A person in one session, in one capacity; written under the session's lock. */
@Entity('participant')
@Index('participant_session', ['sessionId'])
export class ParticipantRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sessionId!: string;

  /** Null for people without an account. */
  @Column('uuid', { nullable: true })
  personId!: string | null;

  /** Personal: masked in the graph. */
  @Column('text', { nullable: true })
  name!: string | null;

  /** Personal: masked in the graph. */
  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text')
  capacity!: Capacity;

  /** The unit that the person stands for, e.g. a department. */
  @Column('uuid', { nullable: true })
  unitId!: string | null;

  @Column('text')
  status!: ParticipantStatus;

  /** Invited to stand in where too few public representatives sign in. */
  @Column('boolean')
  alternate!: boolean;

  /** Came without an invitation and was registered at the door. */
  @Column('boolean')
  atDoor!: boolean;

  @Column('timestamptz', { nullable: true })
  signedInAt!: Date | null;

  @Column('text', { nullable: true })
  position!: Position | null;

  /** Order of invitation. */
  @Column('int')
  seq!: number;
}
