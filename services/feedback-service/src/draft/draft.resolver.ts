import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { Action, type TimelineEntry } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { TimelineEntryConnection } from '@concord/service-kit/graph/timeline.types';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { Args, ID, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { ResolutionItem } from '../item/item.graphql.js';
import { ItemReadingService } from '../item/item-reading.service.js';
import { Draft, DraftConnection } from './draft.graphql.js';
import { DraftFilter } from './draft.inputs.js';
import { DraftService } from './draft.service.js';

@Resolver(() => Draft)
export class DraftResolver {
  constructor(
    private readonly reading: DraftService,
    private readonly items: ItemReadingService,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => DraftConnection, {
    nullable: true,
    description:
      'Papers that the asker may read, newest first: those on which he works, and those issued to his unit.',
  })
  drafts(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: DraftFilter,
  ): Promise<ConnectionOf<Draft>> {
    return this.reading.list(act, filter ?? {}, page);
  }

  @Query(() => Draft, { nullable: true, description: 'One paper; null where there is none for the asker.' })
  draft(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `draft:<uuid>`.' }) id: string,
  ): Promise<Draft | null> {
    return this.reading.one(act, id);
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

  @ResolveField(() => Boolean, {
    description: 'The unit has done its part since, or its date was moved: the paper no longer applies.',
  })
  overtaken(@Parent() draft: Draft): Promise<boolean> {
    return this.reading.overtaken(draft);
  }

  @ResolveField(() => [String], {
    description: 'Numbers of what the unit was sent about this commitment before (历次文号), oldest first.',
  })
  earlierNumbers(@Parent() draft: Draft, @Act() act: ActContext): Promise<string[]> {
    return this.reading.earlierNumbers(act, draft);
  }

  @ResolveField(() => [Action], {
    description: 'Every act of its present state: allowed to the asker now, or why not.',
  })
  actions(@Parent() draft: Draft, @Act() act: ActContext): Promise<Action[]> {
    return this.reading.actions(act, draft);
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  timeline(
    @Parent() draft: Draft,
    @Act() act: ActContext,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(draft.id, page, act.language);
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Draft | null> {
    return this.reading.one(context.act, reference.id);
  }
}
