import { CreateInput } from '@concord/service-kit/graph/mutation';
import { Field, InputType, Int } from '@nestjs/graphql';

/** Input of an act on the directory, which has one version as a whole. */
@InputType({ isAbstract: true })
export abstract class DirectoryInput extends CreateInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'Refuse when the directory is no longer at this version; `changes` and live nudges tell it with each unit and person.',
  })
  ifVersion?: number | null;
}
