import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProfileDocument } from '@concord/contracts/profile';

/** One version of a process profile; never changed, only followed by the next (architecture.md 11). */
@Entity('profile')
export class ProfileRow {
  @PrimaryColumn('text')
  key!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('jsonb')
  document!: ProfileDocument;

  /** Case time. */
  @Column('timestamptz')
  createdAt!: Date;
}
