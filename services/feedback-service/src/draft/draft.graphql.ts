import { Access } from '@concord/service-kit/graph/access';
import { Connection } from '@concord/service-kit/graph/connection';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DraftRow } from './draft.entity.js';

@Access('reader')
@ObjectType({ description: "The addressee's objection to a paper, and the issuer's decision." })
export class PaperAppeal {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that objects.' })
  unit!: Ref | null;
  @Field(() => String, { description: 'Why.' })
  reason!: string;
  @Field(() => String, {
    nullable: true,
    description: 'UPHELD (the paper stands), CORRECTED or WITHDRAWN; null while it is open.',
  })
  decision!: string | null;
  @Field(() => String, { nullable: true, description: "The issuer's answer." })
  answer!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Case time of the decision.' })
  decidedAt!: Date | null;
}

@Access('reader')
@ObjectType({ description: 'A superseding entry: what was signed is kept, and this is read instead.' })
export class PaperCorrection {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => String, { description: 'Why it was corrected.' })
  reason!: string;
  @Field(() => String, { nullable: true, description: 'The text as corrected; null where it stands.' })
  body!: string | null;
  @Field(() => String, { nullable: true, description: 'The requirement as corrected; null where it stands.' })
  requirement!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The limit as corrected; null where it stands.' })
  newLimit!: string | null;
}

@Access('reader')
@ObjectType({
  description:
    'A card, letter, circular or referral: prepared by a clock, and taken by named people through 核稿 → 签发 → 编号 → 用印 (decision 5).',
})
@Directive('@key(fields: "id")')
export class Draft {
  /** The row behind it; not a field of the graph. */
  row!: DraftRow;
  @Field(() => ID, { description: 'Typed id, `draft:<uuid>`.' })
  id!: string;
  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;
  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;
  @Field(() => String, {
    description:
      'YELLOW_CARD (黄牌), RED_CARD (红牌), SUPERVISION_LETTER (督办函), CIRCULAR (督查通报) or INTERVIEW_REFERRAL (约谈转请).',
  })
  kind!: string;
  @Field(() => String, {
    description: 'issues: it goes to the unit itself. refers: a body that may act is asked.',
  })
  mode!: string;
  @Field(() => String, { description: 'L2…L5 of the ladder.' })
  level!: string;
  @Field(() => String, { description: 'CLOCK: a day passed. REDS: red cards of one year.' })
  cause!: string;
  @Field(() => String, { nullable: true, description: 'Taken at signing; a draft has none, 作废 keeps it.' })
  number!: string | null;
  @Field(() => String, {
    description: 'DRAFT, RETURNED, REVIEWED, SIGNED, SEALED (issued), VOIDED (作废) or WITHDRAWN.',
  })
  state!: string;
  @Field(() => String, { description: 'Title of the topic.' })
  title!: string;
  @Field(() => String, {
    description: "The text: as prepared in the asker's language until it is signed, then as it was signed.",
  })
  body!: string;
  @Field(() => String, { nullable: true, description: 'What is asked for besides (办理要求).' })
  requirement!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'A limit that the paper asks for; it changes no clock.',
  })
  newLimit!: string | null;
  @Field(() => String, { description: 'Code of the role that reviews it (核稿).' })
  reviewerRole!: string;
  @Field(() => String, {
    description: 'Code of the role whose holder may sign it; the profile names it (decision 5).',
  })
  signerRole!: string;
  @Field(() => String, { description: 'Code of the role that seals it (用印).' })
  sealRole!: string;
  @Field(() => stub('Person'), {
    nullable: true,
    description: 'Who signed it; before that, who holds that post now; null while nobody does.',
  })
  signer!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'Unit of the signer: the issuer.' })
  signerUnit!: Ref | null;
  @Field(() => stub('Person'), { nullable: true, description: 'Who reviewed it; null until then.' })
  reviewedBy!: Ref | null;
  @Field(() => DateTime, { nullable: true, description: 'Case time of the review.' })
  reviewedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Case time of the signature.' })
  signedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Case time of the seal: from then on it is issued.' })
  issuedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Where the stamped scan is kept.' })
  scanReference!: string | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'To whom it goes.' })
  addressee!: Ref | null;
  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'The unit that it is about; the addressee too, unless it refers.',
  })
  concernedUnit!: Ref | null;
  @Field(() => String, { description: 'The document that authorises it, as the profile records it.' })
  authority!: string;
  @Field(() => ref('ResolutionItem'), { nullable: true, description: 'The commitment that it is about.' })
  item!: Ref | null;
  @Field(() => LocalDate, { description: 'Day of the agreed or default date that passed.' })
  dueDate!: string;
  @Field(() => DateTime, { description: 'Case time at which it was owed.' })
  at!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned, voided or withdrawn; the newest.',
  })
  reason!: string | null;
  @Field(() => [String], {
    description: 'Numbers of the red cards that it rests on; empty where a clock prepared it.',
  })
  basisNumbers!: string[];
  @Field(() => DateTime, {
    nullable: true,
    description: 'Instant until which the addressee may object; null before the seal, and for referrals.',
  })
  appealUntil!: Date | null;
  @Field(() => PaperAppeal, { nullable: true, description: "The addressee's objection; it is made once." })
  appeal!: PaperAppeal | null;
  @Field(() => [PaperCorrection], { description: 'Superseding entries, oldest first.' })
  corrections!: PaperCorrection[];
}
own('Draft', Draft);

export const DraftConnection = Connection('Draft', () => Draft);
export const DraftPayload = Payload('DraftPayload', 'draft', () => Draft);
