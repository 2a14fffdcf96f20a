import { Access } from '@concord/service-kit/graph/access';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Person } from '../person/person.graphql.js';
import { OrgUnit } from '../unit/unit.graphql.js';
import { DirectoryInput } from '../directory/directory.inputs.js';

@Access('reader')
@ObjectType({ description: 'Who acts for the holder of a post, for a time (AB角).' })
export class Deputy {
  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => String, { description: "The role in the reader's language." })
  roleLabel!: string;

  @Field(() => OrgUnit, { nullable: true, description: 'The unit on which the post is held.' })
  orgUnit!: OrgUnit | null;

  @Field(() => Person, { nullable: true, description: 'Who holds the post.' })
  holder!: Person | null;

  @Field(() => Person, { nullable: true, description: 'Who acts for him.' })
  deputy!: Person | null;

  @Field(() => [String], {
    description:
      'Acts, by the name of their mutation, to which he is limited; empty: all that the post may do.',
  })
  acts!: string[];

  @Field(() => DateTime, { description: 'Case time from which he acts.' })
  from!: Date;

  @Field(() => DateTime, { description: 'Case time until which he acts.' })
  until!: Date;
}

@InputType({ description: 'A post, by who holds it, and who acts for him.' })
abstract class DeputyPostInput extends DirectoryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Typed id of who holds the post; the asker when left out.',
  })
  holderId?: string | null;

  @Field(() => ID, { description: 'Typed id of who acts for him.' })
  personId!: string;

  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => ID, { description: 'Typed id of the unit on which it is held.' })
  orgUnitId!: string;
}

@InputType({ description: 'Somebody is to act for the holder of a post, for a time.' })
export class NameDeputyInput extends DeputyPostInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Acts, by the name of their mutation, to which he is limited; all that the post may do when left out.',
  })
  acts?: string[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "First day, in the unit's time zone; at once when left out.",
  })
  from?: string | null;

  @Field(() => LocalDate, { description: "Last day, included, in the unit's time zone." })
  until!: string;
}

@InputType({ description: "A deputy's time ends early; history keeps it." })
export class EndDeputyInput extends DeputyPostInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day, in the unit's time zone; at once when left out.",
  })
  until?: string | null;
}
