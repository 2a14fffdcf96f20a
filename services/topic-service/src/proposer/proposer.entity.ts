import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who brought a topic in: personal data in a table of its own (architecture.md 15). */
@Entity('proposer')
@Index('proposer_follow_code', ['followCode'], { unique: true })
export class ProposerRow {
  @PrimaryColumn('uuid')
  topicId!: string;

  /** RESIDENT, MEMBER or ORGANIZATION. */
  @Column('text')
  kind!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  organization!: string | null;

  /** Set when somebody signed in proposed it. */
  @Column('uuid', { nullable: true })
  personId!: string | null;

  /** Whoever has it may follow the topic and mend a returned one; 50 bits, never in logs or chains. */
  @Column('text')
  followCode!: string;
}

/** Something told to the proposer, read through the follow code; sentences stand in i18n/messages.ts. */
@Entity('proposer_message')
@Index('proposer_message_topic', ['topicId', 'at'])
export class ProposerMessageRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  topicId!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;

  @Column('text')
  kind!: string;

  /** Values of the sentence. */
  @Column('jsonb')
  params!: Record<string, string>;

  /** The writer's own words: a reason, an explanation, the feedback. */
  @Column('text', { nullable: true })
  words!: string | null;
}

/** A proposer's name and telephone were shown to somebody, and why. */
@Entity('proposer_reveal')
@Index('proposer_reveal_topic', ['topicId', 'at'])
export class ProposerRevealRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  topicId!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;

  @Column('uuid')
  personId!: string;

  @Column('text')
  role!: string;

  @Column('text')
  reason!: string;
}
