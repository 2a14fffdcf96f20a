import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, ID, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { ResolutionItem } from '../item/item.graphql.js';
import { ItemReadingService } from '../item/item-reading.service.js';
import { Draft, DraftConnection } from './draft.graphql.js';
import { DraftService } from './draft.service.js';

@Resolver(() => Draft)
export class DraftResolver {
  constructor(
    private readonly signable: DraftService,
    private readonly items: ItemReadingService,
  ) {}

  @Query(() => DraftConnection, {
    nullable: true,
    description: 'Drafts that the asker may sign, newest first.',
  })
  drafts(@Act() act: ActContext, @Args() page: PageArgs): Promise<ConnectionOf<Draft>> {
    return this.signable.list(act, page);
  }

  @Query(() => Draft, { nullable: true, description: 'One draft; null where there is none for the asker.' })
  draft(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `draft:<uuid>`.' }) id: string,
  ): Promise<Draft | null> {
    return this.signable.one(act, id);
  }

  /** The item is this service's own: nobody else would load what its reference names. */
  @ResolveField(() => ResolutionItem, {
    name: 'item',
    nullable: true,
    description: 'The commitment that it is about.',
  })
  async itemOf(@Parent() draft: Draft, @Act() act: ActContext): Promise<ResolutionItem | null> {
    return draft.item ? this.items.one(act, draft.item.id) : null;
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Draft | null> {
    return this.signable.one(context.act, reference.id);
  }
}
