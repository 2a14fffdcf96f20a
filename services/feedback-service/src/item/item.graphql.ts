import { Access } from '@concord/service-kit/graph/access';
import { Connection } from '@concord/service-kit/graph/connection';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ItemRow } from './item.entity.js';

@Access('reader')
@ObjectType({ description: "A department's answer to one ask." })
export class AskAnswer {
  @Field(() => Int, { description: '0 is the commitment itself, where it answers no ask.' })
  askNo!: number;
  @Field(() => String, { description: 'ADOPTED, PARTLY or NOT.' })
  result!: string;
  @Field(() => String, { nullable: true, description: 'Required where it is not fully adopted.' })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'What the unit does about it.' })
  measures!: string | null;
}

@Access('reader')
@ObjectType({ description: 'The reply, ask by ask (逐条回应).' })
export class ItemReply {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => stub('Person'), { nullable: true, description: 'Who replied for the unit.' })
  by!: Ref | null;
  @Field(() => [AskAnswer], { description: 'One answer to each ask.' })
  answers!: AskAnswer[];
}

@Access('reader')
@ObjectType({ description: "A co-handling unit's opinion to the lead." })
export class CoOpinion {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that gave it.' })
  unit!: Ref | null;
  @Field(() => String, { description: 'The opinion.' })
  text!: string;
}

@Access('reader')
@ObjectType({ description: "The lead unit's report that the work is done." })
export class Completion {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => String, { description: 'What was done.' })
  text!: string;
}

@Access('reader')
@ObjectType({ description: 'A visit on the spot (监督走访).' })
export class SupervisionVisit {
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => stub('Person'), { nullable: true, description: 'Who recorded it and answers for it.' })
  recordedBy!: Ref | null;
  @Field(() => [stub('Person')], { nullable: 'items', description: 'Those of the place who went along.' })
  visitors!: Ref[];
  @Field(() => String, { description: 'What was found on the spot.' })
  finding!: string;
  @Field(() => String, { description: 'VERIFIED (done as agreed) or REWORK (重办).' })
  verdict!: string;
}

@Access('reader')
@ObjectType({ description: 'How satisfied the people concerned are.' })
export class Satisfaction {
  @Field(() => String, { description: 'SATISFIED, BASICALLY_SATISFIED or UNSATISFIED.' })
  rating!: string;
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
  @Field(() => String, { nullable: true, description: 'What they said.' })
  comment!: string | null;
}

@Access('reader')
@ObjectType({ description: 'A commitment of the minutes on its way through a department (domain.md B.8).' })
@Directive('@key(fields: "id")')
export class ResolutionItem {
  /** The row behind it; not a field of the graph. */
  row!: ItemRow;
  @Field(() => ID, { description: 'Typed id, `item:<uuid>`.' })
  id!: string;
  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;
  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;
  @Field(() => String, { description: 'Number within its minutes, as shown in lists.' })
  number!: string;
  @Field(() => String, { description: 'Title of the topic.' })
  title!: string;
  @Field(() => String, { description: 'The commitment as the minutes have it.' })
  text!: string;
  @Field(() => [Int], { description: 'Numbers of the asks that it answers.' })
  askNos!: number[];
  @Field(() => String, {
    description:
      'CREATED, ASSIGNED, SIGNED_FOR, RETURN_REQUESTED, IMPLEMENTING, COMPLETION_REPORTED, REWORK, VERIFIED, CLOSED.',
  })
  state!: string;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The place whose case it is.' })
  orgUnit!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that leads (主办).' })
  leadUnit!: Ref | null;
  @Field(() => [ref('OrgUnit')], { nullable: 'items', description: 'Units that help (协办).' })
  coUnits!: Ref[];
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The lead that the minutes propose.' })
  proposedLeadUnit!: Ref | null;
  @Field(() => [ref('OrgUnit')], {
    nullable: 'items',
    description: 'The helping units that the minutes propose.',
  })
  proposedCoUnits!: Ref[];
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The date agreed in the minutes (承诺时限); it governs.',
  })
  agreedDate!: string | null;
  @Field(() => stub('Person'), { nullable: true, description: 'Who handed it over.' })
  assignedBy!: Ref | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time of the newest hand-over (交办); null until then.',
  })
  assignedAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time of the signature (签收, D11); null until then.',
  })
  signedForAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Instant until which the unit may return it as not its own (D12); null before it was handed over.',
  })
  returnUntil!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why the unit asked to return it.' })
  returnReason!: string | null;
  @Field(() => ItemReply, { nullable: true, description: 'The reply, ask by ask.' })
  reply!: ItemReply | null;
  @Field(() => [CoOpinion], { description: 'Opinions of the helping units, oldest first.' })
  coOpinions!: CoOpinion[];
  @Field(() => Completion, {
    nullable: true,
    description: 'The report that the work is done (T15); after rework, the newest.',
  })
  completion!: Completion | null;
  @Field(() => [SupervisionVisit], { description: 'Visits on the spot, oldest first.' })
  visits!: SupervisionVisit[];
  @Field(() => Satisfaction, { nullable: true, description: 'The rating that holds now.' })
  satisfaction!: Satisfaction | null;
}
own('ResolutionItem', ResolutionItem);

export const ResolutionItemConnection = Connection('ResolutionItem', () => ResolutionItem);
export const ItemPayload = Payload('ResolutionItemPayload', 'resolutionItem', () => ResolutionItem);
