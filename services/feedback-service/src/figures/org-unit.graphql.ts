import { Access } from '@concord/service-kit/graph/access';
import { CodeCount } from '@concord/service-kit/graph/figures.types';
import { own, ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Escalation } from '../escalation/escalation.graphql.js';
import { ResolutionItem } from '../item/item.graphql.js';

@Access('reader')
@ObjectType({
  description:
    'Commitments of one department; departments stand in the official order of bodies, never ranked (decision 12).',
})
export class DepartmentFigure {
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that leads them.' })
  department!: Ref | null;
  @Field(() => Int, { description: 'Commitments under way.' })
  open!: number;
  @Field(() => Int, { description: 'Of these, with a date that has passed.' })
  late!: number;
}

@Access('reader')
@ObjectType({
  description:
    'Red cards of one unit, issued and not withdrawn; units stand in the official order of bodies, never ranked (decision 12).',
})
export class RedCardFigure {
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that they are about.' })
  department!: Ref | null;
  @Field(() => Int, { description: 'Red cards issued in the period.' })
  count!: number;
}

@Access('reader')
@ObjectType({
  description:
    'What became of the results, over a unit and all below; figures of a period, commitments as of now.',
})
export class FeedbackFigures {
  @Field(() => Int, { description: 'Commitments that a visit found done.' })
  problemsSolved!: number;
  @Field(() => [CodeCount], { description: 'Escalations handed in, by kind; a draft is no result.' })
  escalations!: CodeCount[];
  @Field(() => Int, {
    description: 'Handed to a unit and not yet reported done: ASSIGNED to IMPLEMENTING, and REWORK.',
  })
  commitmentsOpen!: number;
  @Field(() => Int, { description: 'Of these, with a date that has passed.' })
  commitmentsLate!: number;
  @Field(() => [DepartmentFigure], {
    description: 'The same by leading unit, in the official order of bodies.',
  })
  byDepartment!: DepartmentFigure[];
  @Field(() => [RedCardFigure], {
    description: 'Red cards by unit, of those that the asker may open; in the official order of bodies.',
  })
  redCardsByDepartment!: RedCardFigure[];
}

@Access('public')
@ObjectType({ description: 'A unit of the organisation tree: a place, or a body of one.' })
@Directive('@key(fields: "id")')
export class OrgUnit {
  @Field(() => ID, { description: 'Typed id, `orgUnit:<uuid>`.' })
  id!: string;
}
own('OrgUnit', OrgUnit);

@Access('reader')
@ObjectType({
  description: 'One consultation (协商) of a topic, with as many rounds and sessions as it takes.',
})
@Directive('@key(fields: "id")')
export class Consultation {
  @Field(() => ID, { description: 'Typed id, `consultation:<uuid>`.' })
  id!: string;
  @Field(() => [ResolutionItem], {
    nullable: true,
    description: 'Its commitments, carried out by departments.',
  })
  resolutionItems?: ResolutionItem[] | null;
}
own('Consultation', Consultation);

@Access('reader')
@ObjectType({ description: 'A matter brought in for consultation (协商议题).' })
@Directive('@key(fields: "id")')
export class Topic {
  @Field(() => ID, { description: 'Typed id, `topic:<uuid>`.' })
  id!: string;
  @Field(() => [ResolutionItem], { nullable: true, description: 'Commitments of all its rounds.' })
  resolutionItems?: ResolutionItem[] | null;
  @Field(() => [Escalation], { nullable: true, description: 'Proposals that came from it.' })
  escalations?: Escalation[] | null;
}
own('Topic', Topic);
