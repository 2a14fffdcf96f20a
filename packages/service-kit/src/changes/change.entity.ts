import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One change of a case or of the directory, for integrators, in commit order (architecture.md 20). */
@Entity('change')
@Index('change_unit', ['orgUnitId', 'position'])
export class ChangeRow {
  /** Taken under the lock that is held until the commit, so its order is the order of commits and has no late-comers. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  position!: string;

  /** GraphQL type, e.g. `Topic`. */
  @Column('text')
  typename!: string;

  /** Typed id. */
  @Column('text')
  objectId!: string;

  @Column('int')
  version!: number;

  /** Code of what happened, e.g. `approved`; never personal data. */
  @Column('text')
  type!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;

  /** Wall time; never runs backwards along `position` while the machine's clock does not. */
  @Column('timestamptz')
  recordedAt!: Date;

  /** The unit whose case it is; null where only `alsoUnits` are told. */
  @Column('uuid', { nullable: true })
  orgUnitId!: string | null;

  /** Further units whose people read it, e.g. a handling department. */
  @Column('uuid', { array: true })
  alsoUnits!: string[];

  /** People who read it whatever their roles. */
  @Column('uuid', { array: true })
  personIds!: string[];

  /** Whoever is told may read the object no longer, or it goes on in another. */
  @Column('boolean')
  tombstone!: boolean;
}
