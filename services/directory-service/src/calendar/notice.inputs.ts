import { Field, InputType, Int } from '@nestjs/graphql';
import { CreateInput, MutationInput } from '@concord/service-kit/graph/mutation';
import { LocalDate } from '@concord/service-kit/graph/scalars';

@InputType({ description: 'A paper that settles working days, as a file of its days.' })
export class ImportCalendarNoticeInput extends CreateInput {
  @Field(() => String, { description: 'Layer that it belongs to: `CalendarLayer.id`.' })
  layerId!: string;

  @Field(() => Int, {
    description:
      'The year whose calendar it settles, from 2007. It may also name days from 25 December of the year before.',
  })
  year!: number;

  @Field(() => String, { description: 'Number or title of the paper; once in a layer.' })
  notice!: string;

  @Field(() => LocalDate, {
    description: "Its date of issue, not after today in the layer's time zone. Later papers win.",
  })
  issuedOn!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for a paper that changes single days of a year which another has settled.',
  })
  amends?: boolean | null;

  @Field(() => String, { description: 'CSV, XLSX or JSON.' })
  format!: string;

  @Field(() => String, {
    description:
      'The file, base64, at most 500 kB: columns date, name, kind (off or work); as headings also 日期, 名称, 类型 (放假, 上班). JSON is a list of such objects.',
  })
  fileBase64!: string;
}

@InputType({ description: 'An act on an imported notice.' })
export class OnCalendarNoticeInput extends MutationInput {}
