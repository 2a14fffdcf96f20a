import { Inject } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import { RequestLoaders, type GraphContext } from '@concord/service-kit/graph/context';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { Person, PersonConnection, PersonFilter, Post } from './person.graphql.js';
import { PersonReader } from './person.reader.js';

@Resolver(() => Person)
export class PersonResolver {
  constructor(@Inject(PersonReader) private readonly reader: PersonReader) {}

  @Query(() => Person, {
    nullable: true,
    description: 'A person by typed id; open to who holds a post, and oneself to everybody.',
  })
  person(
    @Args('id', { type: () => ID, description: 'Typed id, `person:<uuid>`.' }) id: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Person | null> {
    return this.reader.personOfArgument(act, loaders, id);
  }

  @Query(() => PersonConnection, {
    nullable: true,
    description: 'People by name; open to everybody who holds a post.',
  })
  people(
    @Args() page: PageArgs,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('filter', { type: () => PersonFilter, nullable: true }) filter?: PersonFilter | null,
  ): Promise<ConnectionOf<Person>> {
    return this.reader.page(act, loaders, page, filter ?? {});
  }

  @ResolveField(() => [Post], { description: 'Posts held now.' })
  posts(
    @Parent() person: Person,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Post[]> {
    return this.reader.postsOf(act, loaders, parseId(person.id, 'person')!.uuid);
  }

  @ResolveReference()
  resolveReference(reference: Ref, context: GraphContext): Promise<Person | null> {
    return this.reader.person(context.act, context.loaders, reference.id);
  }
}
