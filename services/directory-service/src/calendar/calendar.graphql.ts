import { Access } from '@concord/service-kit/graph/access';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '@concord/service-kit/graph/scalars';

@Access('public')
@ObjectType({ description: 'Hours in which an office is open, local time.' })
export class OfficeHoursSpan {
  @Field(() => String, { description: '`HH:MM`.' })
  opens!: string;

  @Field(() => String, { description: '`HH:MM`; `24:00` is the end of the day.' })
  closes!: string;
}

@Access('public')
@ObjectType({
  description: 'One layer of a calendar: whose notices it takes. A later layer wins over an earlier.',
})
export class CalendarLayer {
  @Field(() => ID, { description: 'Id of the layer; not of one calendar only.' })
  id!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { description: 'national, province, city or organisation.' })
  level!: string;

  @Field(() => String, {
    description:
      'What stays open until a notice of the year is known: `whole-year`, `festival` (the days around one), `none`.',
  })
  expects!: string;

  @Field(() => Boolean, { description: 'Whether the asker may import and publish its notices.' })
  kept!: boolean;
}

@Access('public')
@ObjectType({ description: 'A paper that settles days of a year.' })
export class CalendarYearNotice {
  @Field(() => String, { description: 'Its number or title.' })
  notice!: string;

  @Field(() => ID, { description: 'Layer that it belongs to.' })
  layerId!: string;

  @Field(() => LocalDate, { description: 'Its date of issue.' })
  issuedOn!: string;

  @Field(() => Boolean, { description: 'It changes single days of a year that another paper settled.' })
  amends!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Typed id where it was imported; null for one that came with the product.',
  })
  noticeId!: string | null;
}

@Access('public')
@ObjectType({ description: 'What is known of a year.' })
export class CalendarYear {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => Boolean, { description: 'Every day is settled by notice.' })
  published!: boolean;

  @Field(() => Int, {
    description: 'Days that wait for a notice; a deadline that reaches into them is provisional.',
  })
  openDays!: number;

  @Field(() => [CalendarYearNotice], { description: 'Papers of the year in force, by layer.' })
  notices!: CalendarYearNotice[];
}

@Access('public')
@ObjectType({ description: 'One day of a calendar.' })
export class CalendarDay {
  @Field(() => LocalDate, { description: 'The day, local.' })
  date!: string;

  @Field(() => Int, { description: '1 = Monday to 7 = Sunday.' })
  weekday!: number;

  @Field(() => String, { description: 'working, weekend, holiday or make-up (a rest day that is worked).' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the holiday, or of the one that a make-up day makes up for.',
  })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the paper that made it what it is.' })
  notice!: string | null;

  @Field(() => Boolean, { description: 'Whether it counts as a working day.' })
  worked!: boolean;

  @Field(() => Boolean, { description: 'False where no notice settles it yet: it goes by weekday then.' })
  published!: boolean;
}

@Access('public')
@ObjectType({ description: 'A working calendar as it is in force. Public.' })
export class Calendar {
  @Field(() => ID, { description: 'Its id, as in `OrgUnit.calendarId`.' })
  id!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { description: 'Names the version; another with every published notice.' })
  version!: string;

  @Field(() => String, { description: 'IANA time zone in which its days are local.' })
  timeZone!: string;

  @Field(() => String, { description: 'Local time at which a last day ends; `24:00` = its end.' })
  closeOfDay!: string;

  @Field(() => [OfficeHoursSpan], { description: 'Office hours of a working day, in order.' })
  officeHours!: OfficeHoursSpan[];
}
