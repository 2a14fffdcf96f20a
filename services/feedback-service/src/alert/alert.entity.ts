import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Kinds of messages: rungs' (reminder to urging), plain notices, drafts to work on, papers issued, the administrator's. */
export const ALERT_KINDS = [
  'REMINDER',
  'WARNING',
  'OVERDUE',
  'URGING',
  'NOTICE',
  'DRAFT',
  'CARD',
  'LETTER',
  'ADMIN',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** A message in one person's in-app inbox. */
@Entity('alert')
@Index('alert_once', ['onceKey'], { unique: true })
@Index('alert_inbox', ['personId', 'at', 'id'])
export class AlertRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** What caused it and for whom: made twice, it is there once. */
  @Column('text')
  onceKey!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  kind!: AlertKind;

  /** L0…L5 of domain.md E.2; empty for plain notices. */
  @Column('text')
  level!: string;

  /** Sentence of i18n/alerts.ts. */
  @Column('text')
  template!: string;

  @Column('jsonb')
  params!: Record<string, string | number>;

  /** Typed id that it opens. */
  @Column('text', { nullable: true })
  subjectId!: string | null;

  /** The place whose case it is about. */
  @Column('uuid')
  orgUnitId!: string;

  /** Case time at which it was owed: the rung's instant, or the fact's. */
  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;
}
