import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { CreateInput, MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';

@InputType()
export class ScheduleSessionInput extends CreateInput {
  @Field(() => ID)
  consultationId!: string;

  @Field(() => Int, { nullable: true, description: 'Version of the consultation that was read.' })
  ifVersion?: number | null;

  @Field(() => String)
  title!: string;

  @Field(() => DateTime, { description: 'Lies ahead.' })
  scheduledAt!: Date;

  @Field(() => String)
  place!: string;

  @Field(() => String, { description: "Form of deliberation in the profile's words, e.g. 圆桌会谈." })
  form!: string;

  @Field(() => ID, { nullable: true, description: 'Who chairs, where the convenor delegates.' })
  chairPersonId?: string | null;
}

@InputType()
export class ParticipantEntryInput {
  @Field(() => ID, { nullable: true, description: 'People with an account.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'People without one.' })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { description: 'One of the capacities of B.5, e.g. PUBLIC_REP.' })
  capacity!: string;

  @Field(() => ID, { nullable: true, description: 'The unit that the person stands for.' })
  unitId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Stands in where too few public representatives sign in.',
  })
  alternate?: boolean | null;
}

/** Acts on a session that say nothing more than that they are done. */
@InputType()
export class SessionActInput extends MutationInput {}

@InputType()
export class InviteParticipantsInput extends MutationInput {
  @Field(() => [ParticipantEntryInput])
  participants!: ParticipantEntryInput[];
}

@InputType()
export class ParticipantInput extends MutationInput {
  @Field(() => ID)
  participantId!: string;
}

@InputType()
export class SendNoticeInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Why the notice is shorter than the rule asks for.' })
  shortNoticeReason?: string | null;
}

@InputType()
export class SignInInput extends MutationInput {
  @Field(() => [ID])
  participantIds!: string[];
}

@InputType()
export class RegisterAtDoorInput extends MutationInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String)
  capacity!: string;

  @Field(() => ID, { nullable: true })
  unitId?: string | null;

  @Field(() => ID, { nullable: true })
  personId?: string | null;
}

@InputType()
export class PostponeSessionInput extends MutationInput {
  @Field(() => DateTime)
  scheduledAt!: Date;

  @Field(() => String)
  reason!: string;
}

@InputType()
export class SessionReasonInput extends MutationInput {
  @Field(() => String)
  reason!: string;
}

@InputType()
export class AdvancePhaseInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'A later phase than the next; those between are merged.',
  })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Required where phases are merged (decision 8).' })
  reason?: string | null;
}

@InputType()
export class RecordStatementInput extends MutationInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => Int, { nullable: true })
  askNo?: number | null;

  @Field(() => String)
  text!: string;
}

@InputType()
export class RecordPositionInput extends MutationInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => String, { description: 'AGREE, RESERVE, OPPOSE or ABSTAIN.' })
  position!: string;
}

@InputType()
export class RecordOutcomeInput extends MutationInput {
  @Field(() => String, { description: "One of the profile's outcomes." })
  outcome!: string;

  @Field(() => Boolean, { description: '当众宣布: must be true.' })
  announcedInOpenSession!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Required where it differs from what the positions propose.',
  })
  reason?: string | null;
}

@InputType()
export class RecordCommitmentInput extends MutationInput {
  @Field(() => String)
  text!: string;

  @Field(() => [Int], { defaultValue: [] })
  askNos!: number[];

  @Field(() => ID)
  leadUnitId!: string;

  @Field(() => [ID], { defaultValue: [] })
  coUnitIds!: string[];

  @Field(() => LocalDate, { nullable: true })
  agreedDate?: string | null;
}

@InputType()
export class RemoveCommitmentInput extends MutationInput {
  @Field(() => Int)
  no!: number;
}

@InputType()
export class ReportStatusInput extends MutationInput {
  @Field(() => ID, { description: 'The earlier consultation of the room.' })
  consultationId!: string;

  @Field(() => String)
  text!: string;
}

@InputType()
export class DraftMinutesInput extends MutationInput {
  @Field(() => String)
  text!: string;
}

@InputType()
export class RevealParticipantInput extends MutationInput {
  @Field(() => ID)
  participantId!: string;

  @Field(() => String)
  reason!: string;
}
