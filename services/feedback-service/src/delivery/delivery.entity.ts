import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message on its way by one channel besides the inbox; the log of what was sent, and of what could not be. */
@Entity('delivery')
@Index('delivery_once', ['onceKey'], { unique: true })
@Index('delivery_due', ['state', 'nextAttemptAt'])
@Index('delivery_person', ['personId', 'createdAt', 'id'])
@Index('delivery_unit', ['orgUnitId', 'createdAt', 'id'])
@Index('delivery_digest', ['digestId'])
export class DeliveryRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** Alert and channel (for a webhook: cause and webhook): planned twice, it is there once. */
  @Column('text')
  onceKey!: string;

  /** The message; null for a digest and for the mail with a code. */
  @Column('uuid', { nullable: true })
  alertId!: string | null;

  /** EMAIL, WEBHOOK, SMS or PLATFORM. */
  @Column('text')
  channel!: string;

  /** To whom; null for a webhook. */
  @Column('uuid', { nullable: true })
  personId!: string | null;

  @Column('uuid', { nullable: true })
  webhookId!: string | null;

  /** The person's (or the webhook's) unit: its administrators see to what could not be delivered. */
  @Column('uuid')
  orgUnitId!: string;

  /** Code of `NOTICE_KINDS`, or DIGEST or CODE. */
  @Column('text')
  kind!: string;

  /** Goes out outside office hours too. */
  @Column('boolean')
  urgent!: boolean;

  /** `delivery.states.ts` */
  @Column('text')
  state!: string;

  /** Case time from which it may go out: now, the next opening, or the digest's hour. */
  @Column('timestamptz')
  deliverAt!: Date;

  /** The digest that it goes out with. */
  @Column('uuid', { nullable: true })
  digestId!: string | null;

  @Column('int')
  attempts!: number;

  /** Wall time from which it is tried, or at which the lease of a sender that died ends. */
  @Column('timestamptz')
  nextAttemptAt!: Date;

  /** Who is sending it now; another's late answer changes nothing. */
  @Column('uuid', { nullable: true })
  lease!: string | null;

  /** Code of the last failure, e.g. SMTP_550; never the server's words, which repeat addresses. */
  @Column('text', { nullable: true })
  errorCode!: string | null;

  /** How often somebody had it sent again. */
  @Column('int')
  resends!: number;

  /** Case time. */
  @Column('timestamptz')
  createdAt!: Date;

  /** Case time at which it was delivered or given up. */
  @Column('timestamptz', { nullable: true })
  doneAt!: Date | null;

  /** Who delivered it by hand. */
  @Column('uuid', { nullable: true })
  handledBy!: string | null;
}
