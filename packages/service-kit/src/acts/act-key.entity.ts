import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An idempotency key with the answer that it got (architecture.md 2). */
@Entity('act_key')
export class ActKeyRow {
  /** Person, machine, or workflow that used the key. */
  @PrimaryColumn('text')
  actor!: string;

  @PrimaryColumn('text')
  key!: string;

  /** Digest of act and input: the same key with other content is refused. */
  @Column('text')
  digest!: string;

  /** What the first call answered; null while it is under way. */
  @Column('jsonb', { nullable: true })
  answer!: Record<string, unknown> | null;

  /** Wall time; old keys are swept by it. */
  @Column('timestamptz')
  usedAt!: Date;
}
