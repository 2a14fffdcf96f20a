import { Access } from '@concord/service-kit/graph/access';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Publicity } from '../publicity/publicity.graphql.js';
import { Research } from '../research/research.graphql.js';
import type { ConsultationRow } from './consultation.entity.js';

@Access('reader')
@ObjectType({ description: 'Why no consensus was reached, told to the proposer (T18).' })
export class Explanation {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => stub('Person'), { nullable: true, description: 'Who explained it.' })
  by!: Ref | null;
}

@Access('reader')
@ObjectType({ description: "The convenor's recorded decision on consulting again (T19)." })
export class Redeliberation {
  @Field(() => Boolean, { description: 'True: a new round begins; false: it ends here (T19) [S0].' })
  again!: boolean;

  @Field(() => String, { description: 'At most 200 characters.' })
  reason!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => stub('Person'), { nullable: true, description: 'The convenor who decided.' })
  by!: Ref | null;

  @Field(() => Int, { description: 'The round that it leads to, or ended with.' })
  round!: number;
}

@Access('reader')
@ObjectType({ description: "下次会议通报: what the room's next session heard of its implementation (T16)." })
export class StatusReport {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => ID, { description: 'Typed id of the session in which it was given.' })
  sessionId!: string;
}

@Access('reader')
@ObjectType({
  description: 'One consultation (协商) of a topic, with as many rounds and sessions as it takes.',
})
@Directive('@key(fields: "id")')
export class Consultation {
  @Field(() => ID, { description: 'Typed id, `consultation:<uuid>`.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every act; give it back as `ifVersion`.' })
  version!: number;

  @Field(() => String, { description: 'Title of the topic.' })
  title!: string;

  @Field(() => stub('Topic'), {
    nullable: true,
    description: 'The topic; one consultation belongs to one topic.',
  })
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

  @Field(() => Research, {
    nullable: true,
    description: 'Who researches, whom they heard and what they found (T7, T8).',
  })
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

  @Field(() => Publicity, {
    nullable: true,
    description: '公示 of the newest result; null until it was shown.',
  })
  publicity!: Publicity | null;

  @Field(() => Explanation, {
    nullable: true,
    description: 'Of the newest round without consensus; null until given.',
  })
  explanation!: Explanation | null;

  @Field(() => Redeliberation, {
    nullable: true,
    description: 'The newest decision; null until there was one.',
  })
  redeliberation!: Redeliberation | null;

  @Field(() => StatusReport, {
    nullable: true,
    description: 'Null until the next session of the room heard it.',
  })
  statusReport!: StatusReport | null;

  @Field(() => Boolean, { description: "True while the room's next session owes a report on it (T16)." })
  statusReportDue!: boolean;

  @Field(() => DateTime, { description: 'Case time.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;

  @Field(() => String, { description: 'Key of the process profile that the topic started under.' })
  profileKey!: string;

  @Field(() => Int, { description: 'Version of that profile; kept for the whole case (decision 11).' })
  profileVersion!: number;

  /** Not in the graph: what the other fields are computed from. */
  row!: ConsultationRow;
}
own('Consultation', Consultation);

export const ConsultationConnection = Connection('Consultation', () => Consultation);
export const ConsultationPayload = Payload('ConsultationPayload', 'consultation', () => Consultation);

@InputType({ description: 'Which consultations; what is left out does not restrict.' })
export class ConsultationFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'State codes as in `Consultation.state`; one of them.',
  })
  states?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "First day on which it was opened, in the country's time zone.",
  })
  from?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day on which it was opened, included, in the country's time zone.",
  })
  to?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last act at this instant of case time or later.' })
  updatedSince?: Date | null;

  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Outcomes that stand.' })
  outcomes?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Typed id of the room.' })
  roomId?: string | null;
}

@ArgsType()
export class ConsultationsArgs extends PageArgs {
  @Field(() => ConsultationFilter, { nullable: true })
  filter?: ConsultationFilter | null;
}

@InputType({ description: 'Why there is no consensus, in words for the proposer (T18) [S0].' })
export class ExplainOutcomeInput extends MutationInput {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;
}

@InputType({ description: "The convenor's recorded decision whether to consult again (T19) [S0]." })
export class DecideRedeliberationInput extends MutationInput {
  @Field(() => Boolean, { description: 'True: a new round; false: the consultation ends.' })
  again!: boolean;

  @Field(() => String, { description: 'At most 200 characters.' })
  reason!: string;

  @Field(() => Boolean, { nullable: true, description: 'Begin the new round with research.' })
  researchAgain?: boolean | null;
}
