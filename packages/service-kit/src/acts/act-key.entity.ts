import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An idempotency key with the answer that it got (architecture.md 2). */
@Entity('act_key')
@Index('act_key_used_at', ['usedAt'])
export class ActKeyRow {
  /** Person, machine, or workflow that used the key. */
  @PrimaryColumn('text')
  actor!: string;

  /** Digest of actor and key: the key itself is not kept. */
  @PrimaryColumn('text')
  key!: string;

  /** Random, of this row alone. */
  @Column('text')
  salt!: string;

  /** Digest of salt, key, act and input: the same key with other content is refused. */
  @Column('text')
  digest!: string;

  /** What the first call answered; null while it is under way. */
  @Column('jsonb', { nullable: true })
  answer!: Record<string, unknown> | null;

  /** Wall time; keys of people are swept by it (key-sweep.ts). */
  @Column('timestamptz')
  usedAt!: Date;
}
