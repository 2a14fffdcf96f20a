import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Fact } from '@concord/contracts/facts';

/** A fact that the case's story has still to hear, keyed by (case, version) (architecture.md 3). */
@Entity('outbox')
@Index('outbox_unsent', ['caseId', 'version'], { where: 'sent_at IS NULL' })
export class OutboxRow {
  @PrimaryColumn('text')
  caseId!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('jsonb')
  fact!: Fact;

  /** Wall time at which the orchestrator took it; null until then. */
  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}
