import { Access } from '@concord/service-kit/graph/access';
import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '@concord/service-kit/graph/connection';
import { own } from '@concord/service-kit/graph/stubs';
import { Node } from '../node/node.graphql.js';

@Access('public')
@ObjectType({
  implements: () => [Node],
  description: 'A unit of the organisation tree: a place, or a body of one.',
})
@Directive('@key(fields: "id")')
export class OrgUnit extends Node {
  @Field(() => ID, { description: 'Typed id, `orgUnit:<uuid>`.' })
  declare id: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => String, { description: 'Chinese name.' })
  nameZh!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;

  @Field(() => String, {
    description:
      'CITY, COUNTY, TOWNSHIP, VILLAGE, ENTERPRISE_INSTITUTION; bodies: DEPARTMENT, PARTY_BODY, CPPCC, STATION, OFFICE.',
  })
  kind!: string;

  @Field(() => String, { description: "Level of the place, or of the body's place." })
  level!: string;

  @Field(() => Int, { description: 'Place in the official order of bodies (机构序列), ascending.' })
  officialOrder!: number;

  @Field(() => String, { description: 'Working calendar by which its days are counted.' })
  calendarId!: string;
}
own('OrgUnit', OrgUnit);

export const OrgUnitConnection = Connection('OrgUnit', () => OrgUnit);

@InputType({ description: 'Which units; what is left out does not restrict.' })
export class OrgUnitFilter {
  @Field(() => ID, { nullable: true, description: 'The unit and everything below it.' })
  orgUnitId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes as in `OrgUnit.kind`; one of them.' })
  kinds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'CITY, COUNTY, TOWNSHIP, VILLAGE, ENTERPRISE_INSTITUTION; one of them.',
  })
  levels?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the Chinese or English name.' })
  text?: string | null;
}
