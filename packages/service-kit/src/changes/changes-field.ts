import { Inject, type Type } from '@nestjs/common';
import { Args, Directive, Int, Query, Resolver } from '@nestjs/graphql';
import type { ActContext } from '../context.js';
import { Act } from '../identity/act.decorator.js';
import { Replica } from '../replica/replica.js';
import { ChangeHub } from '../internal/change-hub.js';
import { ChangeReaders } from '../internal/change-readers.js';
import { ChangeFeed, type ChangeScopes } from './change-feed.js';
import { ChangePage } from './change.types.js';

/**
 * The resolver of the owner's share of `changes`: `changesResolver('topicChanges', scopes)`. Live readers are told of
 * the same things by the same rule.
 */
export function changesResolver(name: string, scopes: ChangeScopes): Type {
  @Resolver()
  class ChangesResolver {
    constructor(
      @Inject(ChangeFeed) private readonly feed: ChangeFeed,
      @Inject(Replica) private readonly replica: Replica,
      @Inject(ChangeHub) hub: ChangeHub,
    ) {
      const readers = new ChangeReaders(scopes);
      hub.useReaders(async (notice) => readers.of(notice, await replica.tree()));
    }

    @Query(() => ChangePage, {
      name,
      nullable: true,
      description: "This service's share of the gateway's feed of changes.",
    })
    @Directive('@inaccessible')
    async changes(
      @Act() act: ActContext,
      @Args('after', { type: () => String, nullable: true }) after?: string | null,
      @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    ): Promise<ChangePage> {
      const tree = await this.replica.tree();
      return this.feed.page(act.identity, scopes(act.identity, tree), after, first);
    }
  }
  return ChangesResolver;
}
