import { CaseRow } from '@concord/service-kit/database/case-row';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FilingRecord } from '../stages/filing/filing.record.js';

/** What the screener found (T2); fields of the triage are empty where the region has none (decision 8). */
export interface ScreeningRecord {
  scopeClass: string;
  urgency: string | null;
  difficulty: string | null;
  opinion: string | null;
  byPersonId: string;
  /** ISO instant, case time. */
  at: string;
}

/** Who approved by which row of the matrix (T5). */
export interface ApprovalRecord {
  authorityRole: string;
  authorityUnitId: string;
  opinion: string | null;
  byPersonId: string;
  /** ISO instant, case time. */
  at: string;
  /** Source of the matrix row, e.g. `S0`. */
  matrixSource: string;
}

/** A state and since when; the steps of the case page are drawn from it. */
export interface StateSince {
  state: string;
  /** ISO instant, case time. */
  at: string;
}

/** A matter brought in for consultation. Who brought it stands in `ProposerRow`. */
@Entity('topic')
@Index('topic_list', ['orgUnitId', 'submittedAt', 'id'])
@Index('topic_state', ['state', 'orgUnitId'])
@Index('topic_merged_into', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
export class TopicRow extends CaseRow {
  /** `2026-0001`: counted by unit and year. */
  @Column('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  /** Level of the place, which picks the row of the approval matrix. */
  @Column('text')
  level!: string;

  @Column('text')
  source!: string;

  @Column('text', { nullable: true })
  category!: string | null;

  @Column('text', { nullable: true })
  partiesConcerned!: string | null;

  @Column('text', { nullable: true })
  suggestedForm!: string | null;

  /** The proposer allows the text to be published without the name. */
  @Column('boolean')
  consentToPublish!: boolean;

  /** Case time of the first submission. */
  @Column('timestamptz')
  submittedAt!: Date;

  /** Who entered it for the proposer (代录); null when it came by the public page. */
  @Column('uuid', { nullable: true })
  enteredByPersonId!: string | null;

  /** Number of the paper it was entered from. */
  @Column('text', { nullable: true })
  paperReference!: string | null;

  /** Unit that entrusted the matter and must be told of the result (T14). */
  @Column('uuid', { nullable: true })
  entrustingUnitId!: string | null;

  @Column('jsonb', { nullable: true })
  screening!: ScreeningRecord | null;

  @Column('jsonb', { nullable: true })
  approval!: ApprovalRecord | null;

  @Column('jsonb', { nullable: true })
  filing!: FilingRecord | null;

  @Column('uuid', { nullable: true })
  mergedIntoId!: string | null;

  /** Typed id of the consultation, once it was opened. */
  @Column('text', { nullable: true })
  consultationId!: string | null;

  /** Outcome of the newest round. */
  @Column('text', { nullable: true })
  outcome!: string | null;

  /** Departments that handle its commitments: they may read it. */
  @Column('uuid', { array: true })
  concernedUnitIds!: string[];

  /** What was fulfilled, by code, with the ISO instant since when (architecture.md 16); see topic.gates.ts. */
  @Column('jsonb')
  gates!: Record<string, string>;

  /** Every state with its beginning, oldest first. */
  @Column('jsonb')
  history!: StateSince[];

  /** Why it is over, in the words of who ended it. */
  @Column('text', { nullable: true })
  closedReason!: string | null;

  override concernedUnits(): string[] {
    return this.concernedUnitIds;
  }
}

/** One numbered ask; replies answer ask by ask (逐条回应). */
@Entity('topic_ask')
export class TopicAskRow {
  @PrimaryColumn('uuid')
  topicId!: string;

  @PrimaryColumn('int')
  no!: number;

  @Column('text')
  text!: string;
}

/** Last number given, by unit and year. */
@Entity('topic_number')
export class TopicNumberRow {
  @PrimaryColumn('uuid')
  orgUnitId!: string;

  @PrimaryColumn('int')
  year!: number;

  @Column('int')
  last!: number;
}
