import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { DirectoryReader } from '../directory/directory.reader.js';
import { Profile } from './profile.graphql.js';

@Resolver(() => Profile)
export class ProfileResolver {
  constructor(@Inject(DirectoryReader) private readonly reader: DirectoryReader) {}

  @Query(() => Profile, {
    nullable: true,
    description: 'A process profile; its newest version unless one is named.',
  })
  profile(
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('key', { description: 'Key of the profile, e.g. hechi.' }) key: string,
    @Args('version', { type: () => Int, nullable: true, description: 'The newest one when left out.' })
    version?: number | null,
  ): Promise<Profile | null> {
    return this.reader.profile(act, loaders, key, version ?? undefined);
  }
}
