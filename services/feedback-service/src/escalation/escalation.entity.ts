import { CaseRow } from '@concord/service-kit/database/case-row';
import { Column, Entity, Index } from 'typeorm';

/** An unresolved matter that goes on as a proposal (domain.md B.9); the topic's line is kept, its state untouched. */
@Entity('escalation')
@Index('escalation_unit', ['orgUnitId', 'state'])
@Index('escalation_topic', ['topicId'])
export class EscalationRow extends CaseRow {
  /** PROPOSAL. */
  @Column('text')
  kind!: string;

  /** SYSTEMIC, EMERGING, CONSTRUCTIVE. */
  @Column('text')
  findingType!: string;

  @Column('text')
  title!: string;

  @Column('text')
  situation!: string;

  @Column('text')
  analysis!: string;

  @Column('text')
  suggestion!: string;

  /** Typed ids. */
  @Column('text')
  topicId!: string;

  @Column('text', { nullable: true })
  consultationId!: string | null;

  @Column('uuid')
  raisedBy!: string;

  @Column('uuid', { nullable: true })
  sponsorPersonId!: string | null;

  /** MEMBER, MEMBERS_JOINTLY, PARTY, PEOPLES_ORGANISATION, SPECIAL_COMMITTEE. */
  @Column('text', { nullable: true })
  sponsorKind!: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  reviewedAt!: Date | null;

  @Column('uuid', { nullable: true })
  reviewedBy!: string | null;

  @Column('text', { nullable: true })
  reviewReason!: string | null;

  /** Taken at filing: year and serial of the unit's county. */
  @Column('text', { nullable: true })
  number!: string | null;

  /** Before it is handed in, none but its writers' posts read it: the place's other readers hear from then on. */
  override concernedUnits(): string[] {
    return this.submittedAt ? [this.orgUnitId] : [];
  }
}
