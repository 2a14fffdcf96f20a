import { Access } from './access.js';
import { Directive, Field, Int, ObjectType } from '@nestjs/graphql';

@Access('public')
@ObjectType({ description: 'How many by a code.' })
@Directive('@shareable')
export class CodeCount {
  @Field(() => String, {
    description: 'What is counted: a topic source, an outcome or a kind of escalation.',
  })
  code!: string;

  @Field(() => Int, { description: 'How many cases have that code.' })
  count!: number;
}
