import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import type { Person } from '../person/person.graphql.js';
import { PersonReader } from '../person/person.reader.js';
import { AppointInput, EndPostInput, PersonPayload } from './post.graphql.js';
import { PostService } from './post.service.js';

@Resolver()
export class PostResolver {
  constructor(
    @Inject(PostService) private readonly posts: PostService,
    @Inject(PersonReader) private readonly people: PersonReader,
  ) {}

  @Mutation(() => PersonPayload, {
    nullable: true,
    description:
      'Gives a person a role on a unit (administrator of the unit or above; administrators of other roots by that of the first).',
  })
  async appoint(
    @Args('input') input: AppointInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PayloadOf<'person', Person>> {
    return this.people.payload(act, loaders, await this.posts.appoint(act, input));
  }

  @Mutation(() => PersonPayload, {
    nullable: true,
    description: 'Ends a post (administrator of the unit or above).',
  })
  async endPost(
    @Args('input') input: EndPostInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PayloadOf<'person', Person>> {
    return this.people.payload(act, loaders, await this.posts.endPost(act, input));
  }
}
