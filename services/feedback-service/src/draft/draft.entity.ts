import type { Language } from '@concord/contracts/identity';
import { CaseRow } from '@concord/service-kit/database/case-row';
import { Column, Entity, Index } from 'typeorm';

/** The addressee's objection, and what the issuer decided. */
export interface AppealRecord {
  at: string;
  by: string;
  unitId: string;
  reason: string;
  /** UPHELD (the paper stands), CORRECTED, WITHDRAWN; null while it is open. */
  decision: string | null;
  answer: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
}

/** A superseding entry: what was signed is kept, and this is read instead (architecture.md 12). */
export interface CorrectionRecord {
  at: string;
  by: string;
  reason: string;
  body: string | null;
  requirement: string | null;
  newLimit: string | null;
}

/**
 * A card, a letter, a circular or a referral: prepared by a clock, and taken by named people through 核稿 → 签发 → 编号
 * → 用印 (decision 5). Until it is sealed it has gone nowhere.
 */
@Entity('draft')
@Index('draft_once', ['onceKey'], { unique: true })
@Index('draft_number', ['number', 'kind', 'signerUnitId'], { unique: true })
@Index('draft_signer', ['signerUnitId', 'state'])
@Index('draft_concerned', ['concernedUnitId', 'kind', 'state'])
@Index('draft_item', ['itemId', 'kind'])
export class DraftRow extends CaseRow {
  /** What prepared it: prepared twice, it is there once. */
  @Column('text')
  onceKey!: string;

  /** The rung's claim; null where no clock prepared it. */
  @Column('uuid', { nullable: true })
  claimId!: string | null;

  /** The clock whose day passed, where it is known. */
  @Column('uuid', { nullable: true })
  clockId!: string | null;

  /** Code of contracts/papers. */
  @Column('text')
  kind!: string;

  /** The clock's code: what the paper asks for. */
  @Column('text')
  clockKind!: string;

  /** L2…L5 of domain.md E.2. */
  @Column('text')
  level!: string;

  /** `issues` or `refers` (contracts/papers). */
  @Column('text')
  mode!: string;

  /** CLOCK: a rung. REDS: red cards of one year. */
  @Column('text')
  cause!: string;

  /** Papers that it rests on: the red cards of the year. */
  @Column('uuid', { array: true })
  basis!: string[];

  @Column('uuid')
  itemId!: string;

  @Column('text')
  title!: string;

  /** The unit that the paper is about. */
  @Column('uuid')
  concernedUnitId!: string;

  /** To whom it goes; null while nobody holds the post to which it is referred. */
  @Column('uuid', { nullable: true })
  addresseeUnitId!: string | null;

  /** The role to which it is referred; null where it goes to the unit itself. */
  @Column('text', { nullable: true })
  addresseeRole!: string | null;

  @Column('text', { nullable: true })
  draftedByRole!: string | null;

  @Column('text')
  reviewerRole!: string;

  /** The unit that held that post when the draft was made; null where nobody did. So for the signer and the seal. */
  @Column('uuid', { nullable: true })
  reviewerUnitId!: string | null;

  @Column('text')
  signerRole!: string;

  /** The issuer. */
  @Column('uuid', { nullable: true })
  signerUnitId!: string | null;

  @Column('text')
  sealRole!: string;

  @Column('uuid', { nullable: true })
  sealUnitId!: string | null;

  /** The document that authorises such papers, as the profile records it. */
  @Column('text')
  authority!: string;

  @Column('text')
  numberPrefix!: string;

  /** Taken at signing; it stays when the paper is voided (作废). */
  @Column('text', { nullable: true })
  number!: string | null;

  /** The day that passed. */
  @Column('date')
  dueDate!: string;

  /** Case time at which it was owed. */
  @Column('timestamptz')
  at!: Date;

  /** The text in both languages, once somebody wrote in it or signed it; null = as prepared. Frozen at signing. */
  @Column('jsonb', { nullable: true })
  body!: Record<Language, string> | null;

  @Column('text', { nullable: true })
  requirement!: string | null;

  /** A new limit asked for by the paper; it changes no clock. */
  @Column('date', { nullable: true })
  newLimit!: string | null;

  @Column('uuid', { nullable: true })
  reviewedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  reviewedAt!: Date | null;

  @Column('uuid', { nullable: true })
  signedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  signedAt!: Date | null;

  @Column('uuid', { nullable: true })
  sealedBy!: string | null;

  /** Case time of the seal: from then on it is told to its addressee. */
  @Column('timestamptz', { nullable: true })
  issuedAt!: Date | null;

  @Column('text', { nullable: true })
  scanReference!: string | null;

  /** Why it was returned, voided or withdrawn; the newest. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { nullable: true })
  appealUntil!: Date | null;

  @Column('jsonb', { nullable: true })
  appeal!: AppealRecord | null;

  @Column('jsonb')
  corrections!: CorrectionRecord[];
}
