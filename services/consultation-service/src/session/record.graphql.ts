import { Access } from '@concord/service-kit/graph/access';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { stub, type Ref } from '@concord/service-kit/graph/stubs';

@Access('reader')
@ObjectType({ description: 'What one participant said (M3).' })
export class Statement {
  @Field(() => Int, { description: 'Place in the record of the session, from 1.' })
  no!: number;

  @Field(() => String, {
    description: 'Phase in which it was said: RAISE_OPINIONS, INTERACTIVE, REVISE or CONFIRM (M1) [S0].',
  })
  phase!: string;

  @Field(() => ID, { description: '`participant:<uuid>` of the speaker.' })
  participantId!: string;

  @Field(() => String, { description: "The speaker's capacity and masked name." })
  speakerLabel!: string;

  @Field(() => Int, { nullable: true, description: "Number of the topic's ask; null for the whole matter." })
  askNo!: number | null;

  @Field(() => String, { description: 'What was said; at most 5,000 characters.' })
  text!: string;

  @Field(() => DateTime, { description: 'Case time of the record.' })
  at!: Date;
}

@Access('reader')
@ObjectType({ description: '表态情况: counts only, never a vote.' })
export class PositionCount {
  @Field(() => Int, { description: 'Agree (同意); people who are counted.' })
  agree!: number;

  @Field(() => Int, { description: 'Reservations (保留意见).' })
  reserve!: number;

  @Field(() => Int, { description: 'Oppose (不同意); who they are is never public (decision 13).' })
  oppose!: number;

  @Field(() => Int, { description: 'Take no position (不表态).' })
  abstain!: number;
}

@Access('reader')
@ObjectType({ description: 'When a phase began.' })
export class PhaseStep {
  @Field(() => String, { description: 'RAISE_OPINIONS, INTERACTIVE, REVISE or CONFIRM (M1) [S0].' })
  phase!: string;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Why phases were merged or gone back to.' })
  reason!: string | null;

  @Field(() => [String], { description: 'Phases merged into this step (decision 8).' })
  merged!: string[];
}

@Access('reader')
@ObjectType({ description: '协商纪要.' })
export class Minutes {
  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;

  @Field(() => DateTime, { description: 'Case time of the newest draft.' })
  draftedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time; null while they may still be written anew.',
  })
  signedAt!: Date | null;

  @Field(() => stub('Person'), { nullable: true, description: 'The convenor who signed; null until then.' })
  signedBy!: Ref | null;
}
