import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { CreateInput, MutationInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';

@InputType({
  description: 'A session is planned for a consultation whose research was accepted (T8, T9) [S0].',
})
export class ScheduleSessionInput extends CreateInput {
  @Field(() => ID, { description: 'Typed id of the consultation.' })
  consultationId!: string;

  @Field(() => Int, { nullable: true, description: 'Version of the consultation that was read.' })
  ifVersion?: number | null;

  @Field(() => String, { description: 'At most 80 characters.' })
  title!: string;

  @Field(() => DateTime, { description: 'Lies ahead.' })
  scheduledAt!: Date;

  @Field(() => String, { description: 'Where, in words; at most 200 characters.' })
  place!: string;

  @Field(() => String, { description: "Form of deliberation in the profile's words, e.g. 圆桌会谈." })
  form!: string;

  @Field(() => ID, { nullable: true, description: 'Who chairs, where the convenor delegates.' })
  chairPersonId?: string | null;
}

@InputType({ description: 'Somebody to be invited: with an account (`personId`) or without (`name`).' })
export class ParticipantEntryInput {
  @Field(() => ID, { nullable: true, description: 'People with an account.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'People without one.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number; shown masked.' })
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
@InputType({ description: 'An act on a session that says nothing more than that it is done.' })
export class SessionActInput extends MutationInput {}

@InputType({ description: 'Who is invited, each in exactly one capacity (B.5, decision 1).' })
export class InviteParticipantsInput extends MutationInput {
  @Field(() => [ParticipantEntryInput], { description: 'Those to be added; 200 in a session at most.' })
  participants!: ParticipantEntryInput[];
}

@InputType({ description: 'An act on one participant of a session.' })
export class ParticipantInput extends MutationInput {
  @Field(() => ID, { description: '`participant:<uuid>`' })
  participantId!: string;
}

@InputType({ description: '会议通知 to everybody invited; D6 says how long before.' })
export class SendNoticeInput extends MutationInput {
  @Field(() => String, { nullable: true, description: 'Why the notice is shorter than the rule asks for.' })
  shortNoticeReason?: string | null;
}

@InputType({ description: 'Who of those invited or called is here.' })
export class SignInInput extends MutationInput {
  @Field(() => [ID], { description: '`participant:<uuid>`, at least one.' })
  participantIds!: string[];
}

@InputType({ description: 'Somebody who came without an invitation signs in (decision 9).' })
export class RegisterAtDoorInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Of people without an account; at most 50 characters, shown masked.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number; shown masked.' })
  phone?: string | null;

  @Field(() => String, {
    description:
      'ROOM_MEMBER, MEMBER, PUBLIC_REP, STAKEHOLDER, DISPUTE_PARTY, DEPARTMENT_HEAD, EXPERT, NOTABLE, JUDICIAL, STAFF, RECORDER, INTERPRETER or MEDIA (B.5, decision 1).',
  })
  capacity!: string;

  @Field(() => ID, { nullable: true, description: 'Typed id of the unit that the person stands for.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Typed id of people with an account.' })
  personId?: string | null;
}

@InputType({ description: 'A session is put off; notice is given anew.' })
export class PostponeSessionInput extends MutationInput {
  @Field(() => DateTime, { description: 'New instant of case time; lies ahead.' })
  scheduledAt!: Date;

  @Field(() => String, { description: 'Goes out with the new date; at most 200 characters.' })
  reason!: string;
}

@InputType({ description: 'An act on a session that needs a reason.' })
export class SessionReasonInput extends MutationInput {
  @Field(() => String, { description: 'Stays on record; at most 200 characters.' })
  reason!: string;
}

@InputType({ description: 'To the next phase, or a later one with a reason (M1) [S0].' })
export class AdvancePhaseInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'A later phase than the next; those between are merged.',
  })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Required where phases are merged (decision 8).' })
  reason?: string | null;
}

@InputType({ description: 'What a participant said in the present phase (M3).' })
export class RecordStatementInput extends MutationInput {
  @Field(() => ID, { description: '`participant:<uuid>` of somebody signed in.' })
  participantId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Number of the topic's ask; left out for the whole matter.",
  })
  askNo?: number | null;

  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;
}

@InputType({
  description: '表态 of one participant in the last phase, CONFIRM; stated again, it replaces the first.',
})
export class RecordPositionInput extends MutationInput {
  @Field(() => ID, { description: '`participant:<uuid>` of somebody signed in and counted.' })
  participantId!: string;

  @Field(() => String, { description: 'AGREE, RESERVE, OPPOSE or ABSTAIN.' })
  position!: string;
}

@InputType({ description: 'The outcome as the convenor decides it (T10, decision 4) [S0].' })
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

@InputType({
  description: 'Who is to do what until when; units are proposals, the matrix assigns them (decision 6).',
})
export class RecordCommitmentInput extends MutationInput {
  @Field(() => String, { description: 'What will be done; at most 5,000 characters.' })
  text!: string;

  @Field(() => [Int], { nullable: true, description: "Numbers of the topic's asks that it answers." })
  askNos?: number[] | null;

  @Field(() => ID, {
    description: "Proposed lead unit (主办): of the place's own county, or a body of a place above.",
  })
  leadUnitId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Proposed co-handling units (协办); the lead is not among them.',
  })
  coUnitIds?: string[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      "承诺时限, in the time zone of the case's calendar, not in the past; it governs (decision 7). Left out, the default clock proposes one.",
  })
  agreedDate?: string | null;
}

@InputType({ description: 'A commitment is taken out before the minutes are signed.' })
export class RemoveCommitmentInput extends MutationInput {
  @Field(() => Int, { description: 'Its number in the session.' })
  no!: number;
}

@InputType({
  description: '下次会议通报: an earlier consultation of the room and how far it was carried out (T16) [S0].',
})
export class ReportStatusInput extends MutationInput {
  @Field(() => ID, { description: 'The earlier consultation of the room.' })
  consultationId!: string;

  @Field(() => String, { description: 'At most 5,000 characters.' })
  text!: string;
}

@InputType({ description: '协商纪要; written anew, the newest text stands.' })
export class DraftMinutesInput extends MutationInput {
  @Field(() => String, { description: 'At most 20,000 characters.' })
  text!: string;
}

@InputType({ description: 'Whose name and telephone are to be shown once, and why.' })
export class RevealParticipantInput extends MutationInput {
  @Field(() => ID, { description: '`participant:<uuid>`' })
  participantId!: string;

  @Field(() => String, { description: 'Stays in the timeline; at most 200 characters.' })
  reason!: string;
}
