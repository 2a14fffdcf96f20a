import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a topic belongs, as told by its story: what raising an escalation is decided on (architecture.md 16). */
@Entity('known_topic')
export class KnownTopicRow {
  @PrimaryColumn('uuid')
  topicId!: string;

  @Column('uuid')
  orgUnitId!: string;

  @Column('text')
  profileKey!: string;

  @Column('int')
  profileVersion!: number;
}
