import { Access } from '@concord/service-kit/graph/access';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '@concord/service-kit/graph/mutation';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Refusal } from '@concord/service-kit/graph/shared.types';
import { own } from '@concord/service-kit/graph/stubs';
import { Node } from '../node/node.graphql.js';
import { SheetError } from '../setup/setup.graphql.js';
import { CalendarDay } from './calendar.graphql.js';

@Access('reader')
@ObjectType({ description: 'A day as a notice gives it.' })
export class CalendarNoticeDay {
  @Field(() => LocalDate, { description: 'The day, local.' })
  date!: string;

  @Field(() => String, { description: 'As the paper writes it.' })
  name!: string;

  @Field(() => String, { description: 'off or work.' })
  kind!: string;
}

@Access('reader')
@ObjectType({ description: 'A day that a notice makes another one than it was.' })
export class CalendarDifference {
  @Field(() => LocalDate, { description: 'The day, local.' })
  date!: string;

  @Field(() => CalendarDay, { description: 'Without the notice.' })
  before!: CalendarDay;

  @Field(() => CalendarDay, { description: 'With it.' })
  after!: CalendarDay;
}

@Access('reader')
@ObjectType({ description: 'What a notice changes in one calendar.' })
export class CalendarDifferences {
  @Field(() => ID, { description: 'Id of the calendar.' })
  calendarId!: string;

  @Field(() => [CalendarDifference], {
    description: 'Days that become free or worked, or are named otherwise, in order.',
  })
  days!: CalendarDifference[];

  @Field(() => Int, { description: 'Days that waited for a notice and are settled by this one.' })
  settledDays!: number;
}

@Access('reader')
@ObjectType({
  implements: () => [Node],
  description:
    'An imported notice of working days. Published ones are public; drafts are seen by those who keep the layer.',
})
export class CalendarNotice extends Node {
  @Field(() => ID, { description: 'Typed id, `calendarNotice:<uuid>`.' })
  declare id: string;

  @Field(() => Int, { description: 'Given back as `ifVersion`.' })
  version!: number;

  @Field(() => String, { description: 'DRAFT, PUBLISHED or WITHDRAWN.' })
  state!: string;

  @Field(() => ID, { description: 'Layer that it belongs to.' })
  layerId!: string;

  @Field(() => String, { description: "The layer's name in the reader's language." })
  layerName!: string;

  @Field(() => Int, { description: 'The year whose calendar it settles.' })
  year!: number;

  @Field(() => String, { description: 'Number or title of the paper.' })
  notice!: string;

  @Field(() => LocalDate, { description: 'Its date of issue.' })
  issuedOn!: string;

  @Field(() => Boolean, { description: 'It changes single days of a year that another paper settled.' })
  amends!: boolean;

  @Field(() => [CalendarNoticeDay], { description: 'Its days in order.' })
  days!: CalendarNoticeDay[];

  @Field(() => DateTime, { description: 'Case time of the import.' })
  importedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null until it was published.' })
  publishedAt!: Date | null;
}
own('CalendarNotice', CalendarNotice);

export const CalendarNoticePayload = Payload('CalendarNoticePayload', 'calendarNotice', () => CalendarNotice);

@Access('carrier')
@ObjectType({ description: 'Answer of an import.' })
export class ImportCalendarNoticePayload {
  @Field(() => CalendarNotice, { nullable: true, description: 'The draft; null when it was refused.' })
  calendarNotice!: CalendarNotice | null;

  @Field(() => [SheetError], {
    description: 'All faults of the file, each with its line; with one of them nothing is imported.',
  })
  errors!: SheetError[];

  @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
  refusal!: Refusal | null;

  @Field(() => Boolean, { description: 'True when this key was answered before and nothing was done again.' })
  replayed!: boolean;
}
