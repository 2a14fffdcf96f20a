import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Serial numbers by scope, e.g. proposals of a county's year. */
@Entity('serial')
export class SerialRow {
  @PrimaryColumn('text')
  scope!: string;

  @Column('int')
  value!: number;
}
