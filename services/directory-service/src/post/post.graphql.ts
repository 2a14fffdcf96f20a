import { Field, ID, InputType } from '@nestjs/graphql';
import { Payload } from '@concord/service-kit/graph/mutation';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import { Person } from '../person/person.graphql.js';
import { DirectoryInput } from '../directory/directory.inputs.js';

@InputType({ description: 'A person, known or new, is given a role on a unit.' })
export class AppointInput extends DirectoryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Typed id of a known person; either this or newPersonName.',
  })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of somebody new, at most 50 characters.' })
  newPersonName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone number of somebody new; shown masked only.',
  })
  newPersonPhone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`sub` of somebody new at the OpenID Connect issuer; left out with the embedded one.',
  })
  newPersonSubject?: string | null;

  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => ID, { description: 'Typed id of the unit on which the role is held.' })
  orgUnitId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: "First day, in the unit's time zone; at once when left out.",
  })
  from?: string | null;
}

@InputType({ description: 'A post comes to its end; history keeps it.' })
export class EndPostInput extends DirectoryInput {
  @Field(() => ID, { description: 'Typed id of who holds the post.' })
  personId!: string;

  @Field(() => String, { description: 'Code of the role.' })
  role!: string;

  @Field(() => ID, { description: 'Typed id of the unit on which it is held.' })
  orgUnitId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day, in the unit's time zone; at once when left out.",
  })
  until?: string | null;
}

export const PersonPayload = Payload('PersonPayload', 'person', () => Person);
