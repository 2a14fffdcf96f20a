import { Column, Entity, Index } from 'typeorm';
import { CaseRow } from '@concord/service-kit/database/case-row';
import type { ConsultationState } from './consultation.states.js';

/** What one side of the matter said to the research team (各方意见). */
export interface SideHeardEntry {
  side: string;
  view: string;
  askNo: number | null;
  /** Case time, ISO. */
  at: string;
}

export interface ResearchReportEntry {
  facts: string;
  problems: string;
  options: string;
  submittedAt: string;
  submittedBy: string;
  acceptedAt: string | null;
  acceptedBy: string | null;
  returnedReason: string | null;
}

/** Research of a consultation, a part of its row: PLANNED, ASSIGNED, SUBMITTED, RETURNED, ACCEPTED. */
export interface ResearchEntry {
  state: string;
  leadPersonId: string | null;
  teamPersonIds: string[];
  methods: string[];
  plan: string | null;
  sides: SideHeardEntry[];
  /** Why only one side was heard, where the matter has no other. */
  oneSideReason: string | null;
  report: ResearchReportEntry | null;
}

export interface ExplanationEntry {
  text: string;
  at: string;
  by: string | null;
}
export interface RedeliberationEntry {
  again: boolean;
  reason: string;
  at: string;
  by: string | null;
  /** The round that the decision leads to, or ended with. */
  round: number;
}
export interface StatusReportEntry {
  text: string;
  at: string;
  /** Bare uuid of the session in which it was given. */
  sessionId: string;
}
/** How far a commitment is, as feedback-service's story reported it last. */
export interface ItemEntry {
  status: string;
  version: number;
}

/** One consultation (协商): one a topic, with as many rounds and sessions as it takes. */
@Entity('consultation')
@Index('consultation_topic', ['topicId'], { unique: true })
@Index('consultation_list', ['orgUnitId', 'createdAt', 'id'])
@Index('consultation_report_due', ['roomId'], {
  where: 'report_due_since IS NOT NULL AND status_report IS NULL',
})
export class ConsultationRow extends CaseRow {
  declare state: ConsultationState;

  /** Typed id. */
  @Column('text')
  topicId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  level!: string;

  @Column('text')
  source!: string;

  @Column('text')
  urgency!: string;

  @Column('boolean')
  entrusted!: boolean;

  @Column('int', { array: true })
  askNos!: number[];

  /** Null while neither the place nor one above it has a room. */
  @Column('uuid', { nullable: true })
  roomId!: string | null;

  /** The unit whose convenor decides: the room's, or while there is none the case's own. */
  @Column('uuid')
  conveningUnitId!: string;

  @Column('int')
  round!: number;

  @Column('jsonb')
  research!: ResearchEntry;

  /** The session that is planned or under way; null between sessions. */
  @Column('uuid', { nullable: true })
  currentSessionId!: string | null;

  /** The last session's outcome, while it stands. */
  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('text', { nullable: true })
  outcomeReason!: string | null;

  @Column('uuid', { nullable: true })
  outcomeSessionId!: string | null;

  /** Case time at which the minutes of that session were signed. */
  @Column('timestamptz', { nullable: true })
  minutesSignedAt!: Date | null;

  /** Local day. */
  @Column('date', { nullable: true })
  publicityFrom!: string | null;

  @Column('timestamptz', { nullable: true })
  publicityEndsAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  publicityEndedAt!: Date | null;

  @Column('text', { array: true })
  publicityChannels!: string[];

  /** Objections that nobody has handled yet. */
  @Column('int')
  openObjections!: number;

  @Column('jsonb', { nullable: true })
  explanation!: ExplanationEntry | null;

  @Column('jsonb', { nullable: true })
  redeliberation!: RedeliberationEntry | null;

  /** Case time since which the room's next session owes a report on it (T16); null where none is owed. */
  @Column('timestamptz', { nullable: true })
  reportDueSince!: Date | null;

  @Column('jsonb', { nullable: true })
  statusReport!: StatusReportEntry | null;

  /** Commitments of the signed minutes that are handed on; items beyond them would be a fault. */
  @Column('int')
  itemsExpected!: number;

  /** By typed id of the item. */
  @Column('jsonb')
  items!: Record<string, ItemEntry>;

  /** People who may read it whatever their posts: team, chair, participants. */
  @Column('uuid', { array: true })
  readerPersonIds!: string[];

  override concernedUnits(): string[] {
    return [this.conveningUnitId];
  }

  override concernedPeople(): string[] {
    return this.readerPersonIds;
  }
}
