import { Access } from '@concord/service-kit/graph/access';
import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Connection } from '@concord/service-kit/graph/connection';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { own } from '@concord/service-kit/graph/stubs';
import { Node } from '../node/node.graphql.js';
import { OrgUnit } from '../unit/unit.graphql.js';

@Access('reader')
@ObjectType({
  implements: () => [Node],
  description: 'Somebody who holds posts. Residents are not among them.',
})
@Directive('@key(fields: "id")')
export class Person extends Node {
  @Field(() => ID, { description: 'Typed id, `person:<uuid>`.' })
  declare id: string;

  @Field(() => String, { description: 'Name, in Latin letters for an English reader where known.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number, masked.' })
  phoneMasked!: string | null;
}
own('Person', Person);

export const PersonConnection = Connection('Person', () => Person);

@Access('reader')
@ObjectType({ description: 'A role that a person holds on a unit; it reaches the whole subtree.' })
export class Post {
  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => String, { description: "The role in the reader's language." })
  roleLabel!: string;

  @Field(() => OrgUnit, { description: 'The unit on which it is held.' })
  orgUnit!: OrgUnit;

  @Field(() => DateTime, { description: 'Case time from which it is held.' })
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time at which it ends; null while no end is set.',
  })
  until!: Date | null;
}

@Access('reader')
@ObjectType({ description: 'Who holds a role on a unit now.' })
export class PostHolder {
  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => String, { description: "The role in the reader's language." })
  roleLabel!: string;

  @Field(() => Person, { description: 'Who holds it.' })
  person!: Person;
}

@InputType({ description: 'Which people; what is left out does not restrict. Posts are those held now.' })
export class PersonFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Holds one of these roles.' })
  roles?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Holds a post on this unit or below it.' })
  orgUnitId?: string | null;
}
