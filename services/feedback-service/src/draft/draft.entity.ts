import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A document that a clock prepared and only a named person can issue (decision 5). */
@Entity('draft')
@Index('draft_once', ['claimId'], { unique: true })
@Index('draft_signer', ['signerUnitId', 'state'])
export class DraftRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** The rung's claim that prepared it: prepared twice, it is there once. */
  @Column('uuid')
  claimId!: string;

  /** SUPERVISION_LETTER (督办函). */
  @Column('text')
  kind!: string;

  /** The clock whose day passed: what the letter asks for. */
  @Column('text')
  clockKind!: string;

  /** DRAFT: it has no number and is no letter until it was signed. */
  @Column('text')
  state!: string;

  @Column('uuid')
  itemId!: string;

  @Column('text')
  title!: string;

  /** The place whose case it is. */
  @Column('uuid')
  orgUnitId!: string;

  /** To whom it would go. */
  @Column('uuid')
  addresseeUnitId!: string;

  @Column('text')
  signerRole!: string;

  /** The unit that held that post when the draft was made; null where nobody did. */
  @Column('uuid', { nullable: true })
  signerUnitId!: string | null;

  /** The document that authorises such letters, as the profile records it. */
  @Column('text')
  authority!: string;

  /** The day that passed. */
  @Column('date')
  dueDate!: string;

  /** Case time. */
  @Column('timestamptz')
  at!: Date;
}
