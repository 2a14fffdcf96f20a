import { Access } from '@concord/service-kit/graph/access';
import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';
import { OrgUnit } from '../unit/unit.graphql.js';
import { Person, Post } from '../person/person.graphql.js';

@Access('reader')
@ObjectType({ description: 'Who is asking.' })
export class Viewer {
  @Field(() => Person, { nullable: true, description: 'Null for anonymous askers and machines.' })
  person!: Person | null;

  @Field(() => [Post], { description: 'Posts held now.' })
  roles!: Post[];

  @Field(() => String, { description: 'zh-CN or en.' })
  language!: string;

  @Field(() => OrgUnit, {
    nullable: true,
    description: 'The outermost unit that a post reaches: the first page opens there.',
  })
  readableRoot!: OrgUnit | null;
}

@Access('gateway')
@ObjectType({ description: 'A role on a unit, as the gateway signs it.' })
@Directive('@inaccessible')
export class IdentityRole {
  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => ID, { description: 'Bare uuid.' })
  orgUnitId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Bare uuid of who holds the post, where the person is his deputy.',
  })
  onBehalfOf?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Acts to which that deputy is limited; null: all that the post may do.',
  })
  acts?: string[] | null;
}

@Access('gateway')
@ObjectType({ description: 'Who a token stands for.' })
@Directive('@inaccessible')
export class IdentityRecord {
  @Field(() => ID, { nullable: true, description: 'Bare uuid.' })
  personId!: string | null;

  @Field(() => [IdentityRole], { description: 'Roles held at the case time of the question.' })
  roles!: IdentityRole[];

  @Field(() => String, { nullable: true, description: 'zh-CN or en; null where none was chosen.' })
  language!: string | null;
}

@Access('gateway')
@ObjectType({ description: 'One sample person of the sign-in page.' })
@Directive('@inaccessible')
export class SamplePerson {
  @Field(() => ID, { description: 'Bare uuid.' })
  id!: string;

  @Field(() => String, { description: 'Fictional (decision 16).' })
  name!: string;

  @Field(() => String, { description: "The first role in the reader's language." })
  roleLabel!: string;

  @Field(() => String, { description: 'The unit on which that role is held.' })
  unitName!: string;
}
