import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Publicity } from '../publicity/publicity.graphql.js';
import { Research } from '../research/research.graphql.js';
import type { ConsultationRow } from './consultation.entity.js';

@ObjectType({ description: 'Why no consensus was reached, told to the proposer (T18).' })
export class Explanation {
  @Field(() => String)
  text!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => stub('Person'), { nullable: true })
  by!: Ref | null;
}

@ObjectType({ description: "The convenor's recorded decision on consulting again (T19)." })
export class Redeliberation {
  @Field(() => Boolean)
  again!: boolean;

  @Field(() => String)
  reason!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => stub('Person'), { nullable: true })
  by!: Ref | null;

  @Field(() => Int, { description: 'The round that it leads to, or ended with.' })
  round!: number;
}

@ObjectType({ description: "下次会议通报: what the room's next session heard of its implementation (T16)." })
export class StatusReport {
  @Field(() => String)
  text!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => ID, { description: 'Typed id of the session in which it was given.' })
  sessionId!: string;
}

@ObjectType({
  description: 'One consultation (协商) of a topic, with as many rounds and sessions as it takes.',
})
@Directive('@key(fields: "id")')
export class Consultation {
  @Field(() => ID, { description: 'Typed id, `consultation:<uuid>`.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => stub('Topic'), { nullable: true })
  topic!: Ref | null;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The place whose case it is.' })
  orgUnit!: Ref | null;

  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'The unit whose convenor decides: the place of the room.',
  })
  conveningUnit!: Ref | null;

  @Field(() => String, {
    description:
      'RESEARCHING, READY, IN_DELIBERATION, OUTCOME_RECORDED, PUBLICIZING, IMPLEMENTING, SUPERVISING, REPORTED, EXPLAINED or CLOSED.',
  })
  state!: string;

  @Field(() => Int, { description: 'Rises with every decision to consult again.' })
  round!: number;

  @Field(() => [Int], { description: "Numbers of the topic's asks." })
  askNos!: number[];

  @Field(() => Research, { nullable: true })
  research!: Research | null;

  @Field(() => ID, { nullable: true, description: 'Typed id of the session that is planned or under way.' })
  currentSessionId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'CONSENSUS, BASIC_CONSENSUS, NO_CONSENSUS …, while it stands.',
  })
  outcome!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the convenor decided otherwise than proposed.' })
  outcomeReason!: string | null;

  @Field(() => Publicity, { nullable: true })
  publicity!: Publicity | null;

  @Field(() => Explanation, { nullable: true })
  explanation!: Explanation | null;

  @Field(() => Redeliberation, { nullable: true })
  redeliberation!: Redeliberation | null;

  @Field(() => StatusReport, { nullable: true })
  statusReport!: StatusReport | null;

  @Field(() => Boolean, { description: "True while the room's next session owes a report on it (T16)." })
  statusReportDue!: boolean;

  @Field(() => DateTime, { description: 'Case time.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;

  @Field(() => String)
  profileKey!: string;

  @Field(() => Int)
  profileVersion!: number;

  /** Not in the graph: what the other fields are computed from. */
  row!: ConsultationRow;
}
own('Consultation', Consultation);

export const ConsultationConnection = Connection('Consultation', () => Consultation);
export const ConsultationPayload = Payload('ConsultationPayload', 'consultation', () => Consultation);

@InputType()
export class ConsultationFilter {
  @Field(() => [String], { nullable: true })
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it was opened.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it was opened.' })
  to?: string | null;

  @Field(() => DateTime, { nullable: true })
  updatedSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Outcomes that stand.' })
  outcomes?: string[] | null;

  @Field(() => ID, { nullable: true })
  roomId?: string | null;
}

@ArgsType()
export class ConsultationsArgs extends PageArgs {
  @Field(() => ConsultationFilter, { nullable: true })
  filter?: ConsultationFilter | null;
}

@InputType()
export class ExplainOutcomeInput extends MutationInput {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;
}

@InputType()
export class DecideRedeliberationInput extends MutationInput {
  @Field(() => Boolean)
  again!: boolean;

  @Field(() => String)
  reason!: string;

  @Field(() => Boolean, { nullable: true, description: 'Begin the new round with research.' })
  researchAgain?: boolean | null;
}
