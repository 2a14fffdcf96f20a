import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DirectorySnapshot } from '@concord/contracts/directory';

/** The service's copy of the organisation tree, posts and profiles: one row, replaced as a whole (architecture.md 14). */
@Entity('directory_replica')
export class ReplicaRow {
  /** Always 1: there is one replica. */
  @PrimaryColumn('int')
  id!: number;

  @Column('int')
  version!: number;

  @Column('jsonb')
  snapshot!: DirectorySnapshot;
}
