import { Column, Entity, Index } from 'typeorm';
import { CaseRow } from '@concord/service-kit/database/case-row';

/** A member of a room: settled people of 协商议事室, listed on its wall. */
export interface RoomMemberEntry {
  personId: string;
  /** Case time, ISO. */
  since: string;
}

/** A deliberation room (协商议事室); it belongs to a place. `state` is its status: BUILDING, STANDARD, DEMONSTRATION, SUSPENDED. */
@Entity('room')
@Index('room_unit', ['orgUnitId'])
export class RoomRow extends CaseRow {
  @Column('text')
  name!: string;

  /** SHARED 共享式, INTEGRATED 融入式, STANDALONE 单列式 [S0]. */
  @Column('text')
  buildMode!: string;

  @Column('jsonb')
  members!: RoomMemberEntry[];

  /** Last session number given out; sessions of a room are numbered in order. */
  @Column('int')
  sessionSeq!: number;
}
