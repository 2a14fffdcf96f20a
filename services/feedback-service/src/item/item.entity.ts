import { CaseRow } from '@concord/service-kit/database/case-row';
import { Column, Entity, Index } from 'typeorm';

/** A department's answer to one ask (逐条回应). */
export interface AskAnswerRecord {
  askNo: number;
  /** ADOPTED, PARTLY, NOT. */
  result: string;
  reason: string | null;
  measures: string | null;
}

export interface ReplyRecord {
  at: string;
  by: string;
  answers: AskAnswerRecord[];
}

export interface CoOpinionRecord {
  unitId: string;
  at: string;
  by: string;
  text: string;
}

export interface VisitRecord {
  at: string;
  by: string;
  visitorIds: string[];
  finding: string;
  /** VERIFIED or REWORK. */
  verdict: string;
}

export interface SatisfactionRecord {
  /** SATISFIED, BASICALLY_SATISFIED, UNSATISFIED. */
  rating: string;
  at: string;
  by: string;
  comment: string | null;
}

/** A resolution item: one commitment of signed minutes, carried out by departments (domain.md B.8). */
@Entity('resolution_item')
@Index('resolution_item_unit', ['orgUnitId', 'state'])
@Index('resolution_item_lead', ['leadUnitId', 'state'])
@Index('resolution_item_consultation', ['consultationId'])
@Index('resolution_item_topic', ['topicId'])
export class ItemRow extends CaseRow {
  /** The commitment's number in its minutes. */
  @Column('int')
  no!: number;

  /** Title of the topic. */
  @Column('text')
  title!: string;

  /** The commitment as the minutes have it. */
  @Column('text')
  text!: string;

  @Column('int', { array: true })
  askNos!: number[];

  /** Typed ids. */
  @Column('text')
  consultationId!: string;

  @Column('text')
  topicId!: string;

  @Column('uuid')
  proposedLeadUnitId!: string;

  @Column('uuid', { array: true })
  proposedCoUnitIds!: string[];

  @Column('uuid', { nullable: true })
  leadUnitId!: string | null;

  @Column('uuid', { array: true })
  coUnitIds!: string[];

  /** The date agreed in the minutes (承诺时限); it governs. */
  @Column('date', { nullable: true })
  agreedDate!: string | null;

  @Column('uuid', { nullable: true })
  assignedBy!: string | null;

  /** The post under which it was handed over: whoever holds it decides on a return. */
  @Column('text', { nullable: true })
  assignedUnderRole!: string | null;

  @Column('uuid', { nullable: true })
  assignedUnderUnitId!: string | null;

  @Column('timestamptz', { nullable: true })
  assignedAt!: Date | null;

  /** Until when the unit may return it as not its own (D12). */
  @Column('timestamptz', { nullable: true })
  returnUntil!: Date | null;

  @Column('timestamptz', { nullable: true })
  signedForAt!: Date | null;

  /** Why the unit asked to return it; it stays when the return was refused, so that it is asked for once. */
  @Column('text', { nullable: true })
  returnReason!: string | null;

  @Column('jsonb', { nullable: true })
  reply!: ReplyRecord | null;

  @Column('jsonb')
  coOpinions!: CoOpinionRecord[];

  @Column('jsonb', { nullable: true })
  completion!: { at: string; by: string; text: string } | null;

  @Column('jsonb')
  visits!: VisitRecord[];

  @Column('jsonb', { nullable: true })
  satisfaction!: SatisfactionRecord | null;

  override concernedUnits(): string[] {
    return [...(this.leadUnitId ? [this.leadUnitId] : []), ...this.coUnitIds];
  }
}
