import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who may hold posts. Residents are no people of the directory. */
@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Personal. */
  @Column('text')
  name!: string;

  /** Personal: the name in Latin letters, where known. */
  @Column('text', { nullable: true })
  nameEn!: string | null;

  /** Personal: shown masked only. */
  @Column('text', { nullable: true })
  phone!: string | null;

  /** `sub` at the issuer; null with the embedded one, where it is the id. */
  @Column('text', { nullable: true, unique: true })
  subject!: string | null;

  /** Language for messages and pages, `zh-CN` or `en`. */
  @Column('text')
  language!: string;

  /** True: signing in is refused, history stays. */
  @Column('boolean')
  disabled!: boolean;

  /** Place on the sample's sign-in page; null for everybody else. */
  @Column('int', { nullable: true })
  sampleOrder!: number | null;
}
