import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';

/** A document as it stands. */
export const JsonDocument = new GraphQLScalarType({ name: 'JSON', description: 'A JSON value.' });

@ObjectType({ description: 'One named step of the process.' })
export class ProfileStep {
  @Field(() => String)
  key!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  label!: string;

  @Field(() => [String], { description: 'States of a topic that belong to the step.' })
  states!: string[];
}

@ObjectType({
  description: 'How consultation is done in one region, as data; a case keeps the version it started under.',
})
export class Profile {
  @Field(() => String)
  key!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => [ProfileStep])
  steps!: ProfileStep[];

  @Field(() => JsonDocument, { description: 'The whole document; every number carries its source.' })
  document!: unknown;
}
