import { Field, ID, InputType } from '@nestjs/graphql';
import { MutationInput } from './mutation.js';
import { LocalDate } from './scalars.js';

@InputType({ isAbstract: true })
abstract class OnDeadlineInput extends MutationInput {
  @Field(() => ID, { description: 'Typed id of the deadline, one of the object’s.' })
  deadlineId!: string;
}

@InputType({
  description: 'More time is asked for, before expiry, by the side that must act (申请延期, E.2).',
})
export class RequestExtensionInput extends OnDeadlineInput {
  @Field(() => LocalDate, {
    description: "New last day, in the time zone of the clock's calendar, within the bound of the rule.",
  })
  until!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'The side that set the time answers a request (延期审批).' })
export class DecideExtensionInput extends OnDeadlineInput {
  @Field(() => String, { description: 'GRANT or REFUSE.' })
  decision!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Another day than the one asked for, in the time zone of the clock's calendar.",
  })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; required to refuse.' })
  reason?: string | null;
}

@InputType({ description: 'The clock stops, for one of three lawful reasons (暂停计时, E.2).' })
export class PauseDeadlineInput extends OnDeadlineInput {
  @Field(() => String, { description: 'awaiting-higher-authority, publicity-objection or force-majeure.' })
  reason!: string;

  @Field(() => String, { description: 'What is waited for, in own words.' })
  note!: string;
}

@InputType({ description: 'The clock runs again (恢复计时).' })
export class ResumeDeadlineInput extends OnDeadlineInput {
  @Field(() => String, { nullable: true, description: 'In own words.' })
  note?: string | null;
}
