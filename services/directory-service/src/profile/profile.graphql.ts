import { Access } from '@concord/service-kit/graph/access';
import { Directive, Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';

/** A document as it stands. */
export const JsonDocument = new GraphQLScalarType({ name: 'JSON', description: 'A JSON value.' });

@Access('reader')
@ObjectType({ description: 'One named step of the process.' })
export class ProfileStep {
  @Field(() => String, { description: 'E.g. select, research, deliberate; stable within the profile.' })
  key!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  label!: string;

  @Field(() => [String], { description: 'States of a topic that belong to the step.' })
  states!: string[];
}

@Access('reader')
@ObjectType({
  description: 'How consultation is done in one region, as data; a case keeps the version it started under.',
})
export class Profile {
  @Field(() => String, { description: 'E.g. hechi; stable over all versions.' })
  key!: string;

  @Field(() => Int, { description: 'From 1; a version is never changed once it is in use (decision 11).' })
  version!: number;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;

  @Field(() => [ProfileStep], { description: "The region's steps, in order." })
  steps!: ProfileStep[];

  // Some 12 kB of JSON that are read, translated and written out, whatever a point else stands for.
  @Directive('@cost(weight: 500)')
  @Field(() => JsonDocument, { description: 'The whole document; every number carries its source.' })
  document!: unknown;
}
