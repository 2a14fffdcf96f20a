import { Access } from '@concord/service-kit/graph/access';
import { CreateInput } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Refusal } from '@concord/service-kit/graph/shared.types';
import { own } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@Access('personal')
@ObjectType({ description: "A secret, read-only address of the asker's own calendar (ICS)." })
@Directive('@key(fields: "id")')
export class CalendarFeed {
  @Field(() => ID, { description: 'Typed id, `calendarFeed:<uuid>`.' })
  id!: string;
  @Field(() => DateTime, { description: 'Case time.' })
  createdAt!: Date;
}
own('CalendarFeed', CalendarFeed);

@InputType({ description: 'A new address; five at most.' })
export class CreateCalendarFeedInput extends CreateInput {}

@InputType({ description: 'The address answers nothing from now on.' })
export class RevokeCalendarFeedInput extends CreateInput {
  @Field(() => ID, { description: 'Typed id of an own feed.' })
  id!: string;
}

@Access('carrier')
@ObjectType({ description: 'What became of the act.' })
export class CalendarFeedPayload {
  @Field(() => CalendarFeed, {
    nullable: true,
    description: 'The feed; null when it was refused or revoked.',
  })
  calendarFeed!: CalendarFeed | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its address: shown this once, as only a hash is kept; null on a replay.',
  })
  url!: string | null;
  @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
  refusal!: Refusal | null;
  @Field(() => Boolean, { description: 'True when this key was answered before and nothing was done again.' })
  replayed!: boolean;
}

@Access('gateway')
@ObjectType({ description: 'For the gateway only: whose calendar is asked for.' })
@Directive('@inaccessible')
export class CalendarFeedOwner {
  @Field(() => ID, { description: 'Bare uuid of the person.' })
  personId!: string;
  @Field(() => String, { description: "IANA zone of the calendar of the person's unit." })
  timeZone!: string;
  @Field(() => LocalDate, { description: 'Today, in case time and that zone.' })
  today!: string;
}
