import { Access } from '../graph/access.js';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graph/scalars.js';

@Access('gateway')
@ObjectType({ description: "One change as its owner tells the gateway's merged feed." })
@Directive('@inaccessible')
@Directive('@shareable')
export class ChangeEntry {
  @Field(() => String, { description: "Place in the owner's own order of commits." })
  position!: string;

  @Field(() => DateTime, { description: 'Wall time at which it was recorded; only for merging.' })
  recordedAt!: Date;

  @Field(() => String, { description: 'GraphQL type of what changed.' })
  typename!: string;

  @Field(() => ID, { description: 'Typed id of what changed.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the object had then.' })
  version!: number;

  @Field(() => DateTime, { description: 'Case time of the act.' })
  at!: Date;

  @Field(() => String, { description: 'What happened, e.g. approved.' })
  type!: string;

  @Field(() => Boolean, { description: 'The object is to be dropped: gone, merged, or no longer open.' })
  tombstone!: boolean;
}

@Access('gateway')
@ObjectType({ description: "A page of an owner's changes." })
@Directive('@inaccessible')
@Directive('@shareable')
export class ChangePage {
  @Field(() => [ChangeEntry], { description: 'In commit order.' })
  entries!: ChangeEntry[];

  @Field(() => String, { description: 'From where to go on after all these entries.' })
  position!: string;

  @Field(() => Boolean, { description: 'Whether there are more.' })
  hasMore!: boolean;
}
