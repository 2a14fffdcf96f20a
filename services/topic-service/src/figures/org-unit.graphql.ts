import { Access } from '@concord/service-kit/graph/access';
import { CodeCount } from '@concord/service-kit/graph/figures.types';
import { own } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';

@Access('reader')
@ObjectType({
  description: 'Topics of a unit and all below it, in a period. Each figure opens to its topics.',
})
export class TopicFigures {
  @Field(() => Int, { description: 'Topics submitted.' })
  submitted!: number;

  @Field(() => [CodeCount], { description: 'Topics submitted, by source.' })
  bySource!: CodeCount[];

  @Field(() => Int, { description: 'Topics that residents brought in.' })
  residents!: number;

  @Field(() => Int, { description: 'Topics closed.' })
  closed!: number;
}

@Access('public')
@ObjectType({ description: 'A unit of the organisation tree: a place, or a body of one.' })
@Directive('@key(fields: "id")')
export class OrgUnit {
  @Field(() => ID, { description: 'Typed id, `orgUnit:<uuid>`.' })
  id!: string;
}
own('OrgUnit', OrgUnit);
