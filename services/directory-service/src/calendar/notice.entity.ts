import type { CalendarSheetRecord } from '@concord/contracts/directory';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An imported notice of working days: a draft until it is published, in force for good from then on. */
@Entity('calendar_notice')
@Index('calendar_notice_once', ['layerId', 'notice'], { unique: true, where: "state <> 'WITHDRAWN'" })
export class CalendarNoticeRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Rises by one with every act on it. */
  @Column('int')
  version!: number;

  /** DRAFT, PUBLISHED or WITHDRAWN. */
  @Column('text')
  state!: string;

  /** Layer of business-time's definitions. */
  @Column('text')
  layerId!: string;

  /** The year whose calendar it settles. */
  @Column('int')
  year!: number;

  /** Number (or title) of the paper. */
  @Column('text')
  notice!: string;

  @Column('date')
  issuedOn!: string;

  /** True where it changes single days of a year that another notice has settled. */
  @Column('boolean')
  amends!: boolean;

  @Column('jsonb')
  sheet!: CalendarSheetRecord;

  /** Case time. */
  @Column('timestamptz')
  importedAt!: Date;

  @Column('uuid', { nullable: true })
  importedBy!: string | null;

  /** Case time; null until then. */
  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  @Column('uuid', { nullable: true })
  publishedBy!: string | null;

  /** The directory's version at the publication: the order in which notices came into force. */
  @Column('int', { nullable: true })
  publishedVersion!: number | null;
}
