import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One unit of the organisation tree: a place, or a body that belongs to one (domain.md A.4). */
@Entity('org_unit')
@Index('org_unit_parent', ['parentId'])
export class UnitRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** The unit's code in the office's own lists; by it a sheet finds the unit again. */
  @Column('text', { unique: true })
  code!: string;

  @Column('uuid', { nullable: true })
  parentId!: string | null;

  /** `UNIT_KINDS` */
  @Column('text')
  kind!: string;

  /** Level of domain.md A.3: the place's own, or that of the body's place. */
  @Column('text')
  level!: string;

  @Column('text')
  nameZh!: string;

  @Column('text')
  nameEn!: string;

  /** Place in the official order of bodies (机构序列), ascending. */
  @Column('int')
  officialOrder!: number;

  @Column('text')
  calendarId!: string;

  @Column('text')
  profileKey!: string;
}
