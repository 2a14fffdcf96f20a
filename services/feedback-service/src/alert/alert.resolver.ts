import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { toRefusal } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Int, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { Alert, AlertConnection, AlertFilter, MarkReadInput, MarkReadPayload } from './alert.graphql.js';
import { InboxService } from './inbox.service.js';

@Resolver(() => Alert)
export class AlertResolver {
  constructor(private readonly own: InboxService) {}

  @Query(() => AlertConnection, { nullable: true, description: "The asker's own messages, newest first." })
  inbox(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: AlertFilter,
  ): Promise<ConnectionOf<Alert>> {
    return this.own.list(act, filter ?? {}, page);
  }

  @Query(() => Int, { nullable: true, description: "How many of the asker's messages are unread." })
  unreadCount(@Act() act: ActContext): Promise<number> {
    return this.own.unreadCount(act);
  }

  @Mutation(() => MarkReadPayload, { nullable: true, description: 'Marks own messages as read.' })
  async markRead(@Act() act: ActContext, @Args('input') input: MarkReadInput): Promise<MarkReadPayload> {
    const { refusal, replayed } = await this.own.markRead(act, input);
    const unreadCount = refusal ? null : await this.own.unreadCount(act);
    return { unreadCount, refusal: refusal && toRefusal(refusal, act.language), replayed };
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Alert | null> {
    return this.own.one(context.act, reference.id);
  }
}
