import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One link of a case's hash chain, written in the transaction that it records (architecture.md 22). */
@Entity('timeline_entry')
export class TimelineEntryRow {
  /** Typed id of the case. */
  @PrimaryColumn('text')
  caseId!: string;

  /** The row's version after the act. */
  @PrimaryColumn('int')
  seq!: number;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;

  @Column('text')
  type!: string;

  @Column('uuid', { nullable: true })
  actorPersonId!: string | null;

  /** Role under which the person acted, `STORY` for the story itself, `PUBLIC` for the public page. */
  @Column('text')
  actorRole!: string;

  @Column('uuid', { nullable: true })
  actorUnitId!: string | null;

  /** What the sentence shows; no personal data. */
  @Column('jsonb')
  data!: Record<string, unknown>;

  /** Digest of the personal data of this entry, salted; the salt is erased with the datum. */
  @Column('text', { nullable: true })
  personalDigest!: string | null;

  @Column('text', { nullable: true })
  personalSalt!: string | null;

  @Column('text', { nullable: true })
  previousHash!: string | null;

  @Column('text')
  hash!: string;
}
