import { Directive, Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How many by a code.' })
@Directive('@shareable')
export class CodeCount {
  @Field(() => String)
  code!: string;

  @Field(() => Int)
  count!: number;
}
