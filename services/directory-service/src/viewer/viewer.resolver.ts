import { Inject } from '@nestjs/common';
import { Args, Directive, Query, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { IdentityRecord, SamplePerson, Viewer } from './viewer.graphql.js';
import { ViewerReader } from './viewer.reader.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(@Inject(ViewerReader) private readonly reader: ViewerReader) {}

  @Query(() => Viewer, { nullable: true, description: 'Who is asking, with the posts held now.' })
  viewer(@Act() act: ActContext, @Loaders() loaders: RequestLoaders): Promise<Viewer> {
    return this.reader.viewer(act, loaders);
  }

  @Query(() => IdentityRecord, {
    nullable: true,
    description: 'For the gateway only: whom a token stands for.',
  })
  @Directive('@inaccessible')
  _identityOf(
    @Args('subject') subject: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<IdentityRecord | null> {
    return this.reader.identityOf(act, loaders, subject);
  }

  @Query(() => IdentityRecord, {
    nullable: true,
    description: 'For the gateway only: a person whom another service named, whatever his issuer calls him.',
  })
  @Directive('@inaccessible')
  _identityOfPerson(
    @Args('personId', { description: 'Bare uuid.' }) personId: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<IdentityRecord | null> {
    return this.reader.identityOfPerson(act, loaders, personId);
  }

  @Query(() => [SamplePerson], {
    nullable: true,
    description: 'For the gateway only: people to become with one click.',
  })
  @Directive('@inaccessible')
  samplePeople(@Act() act: ActContext, @Loaders() loaders: RequestLoaders): Promise<SamplePerson[] | null> {
    return this.reader.samplePeople(act, loaders);
  }
}
