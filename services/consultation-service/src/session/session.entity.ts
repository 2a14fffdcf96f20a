import { Column, Entity, Index } from 'typeorm';
import { CaseRow } from '@concord/service-kit/database/case-row';
import type { SessionState } from './session.states.js';

/** One commitment of the minutes. */
export interface CommitmentEntry {
  no: number;
  text: string;
  askNos: number[];
  leadUnitId: string;
  coUnitIds: string[];
  /** 承诺时限, `YYYY-MM-DD`; it governs (decision 7). */
  agreedDate: string | null;
}

/** When a phase began, and why phases were merged or gone back to. */
export interface PhaseEntry {
  phase: string;
  at: string;
  reason: string | null;
  /** Phases that this step merged into one (decision 8). */
  merged: string[];
}

/** One sitting (协商议事会议) of a consultation in its room. */
@Entity('session')
@Index('session_consultation', ['consultationId'])
@Index('session_room_year', ['roomId', 'concludedOn'])
@Index('session_list', ['orgUnitId', 'scheduledAt', 'id'])
export class SessionRow extends CaseRow {
  declare state: SessionState;

  @Column('uuid')
  consultationId!: string;

  @Column('uuid')
  roomId!: string;

  @Column('uuid')
  conveningUnitId!: string;

  /** `<year>-<nnn>` in its room. */
  @Column('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('int')
  round!: number;

  @Column('timestamptz')
  scheduledAt!: Date;

  @Column('text')
  place!: string;

  /** Form of deliberation (B.6), free of a fixed list: its three axes are the profile's words. */
  @Column('text')
  form!: string;

  @Column('uuid', { nullable: true })
  chairPersonId!: string | null;

  /** False for a meeting held without the share of public representatives (decision 9). */
  @Column('boolean')
  counts!: boolean;

  @Column('text', { nullable: true })
  notCountingReason!: string | null;

  @Column('timestamptz', { nullable: true })
  noticeSentAt!: Date | null;

  @Column('text', { nullable: true })
  shortNoticeReason!: string | null;

  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('jsonb')
  phases!: PhaseEntry[];

  @Column('text', { nullable: true })
  proposedOutcome!: string | null;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('text', { nullable: true })
  outcomeReason!: string | null;

  @Column('boolean')
  announcedInOpenSession!: boolean;

  @Column('jsonb')
  commitments!: CommitmentEntry[];

  /** Why there is nothing to implement, where that was declared. */
  @Column('text', { nullable: true })
  nothingToImplement!: string | null;

  /** Bare uuids of consultations on which it was reported (T16). */
  @Column('uuid', { array: true })
  statusReportsGiven!: string[];

  @Column('timestamptz', { nullable: true })
  concludedAt!: Date | null;

  /** Local day of its conclusion: the day and year in which it counts. */
  @Column('date', { nullable: true })
  concludedOn!: string | null;

  @Column('text', { nullable: true })
  minutesText!: string | null;

  @Column('timestamptz', { nullable: true })
  minutesDraftedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  minutesSignedAt!: Date | null;

  @Column('uuid', { nullable: true })
  minutesSignedBy!: string | null;

  override concernedUnits(): string[] {
    return [this.conveningUnitId];
  }
}
