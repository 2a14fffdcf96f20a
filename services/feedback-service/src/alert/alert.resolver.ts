import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, PageArgs, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { toRefusal } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Int, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { Alert, AlertConnection, AlertFilter, MarkReadInput, MarkReadPayload } from './alert.graphql.js';
import { AlertRepository, toAlert } from './alert.repository.js';
import { ReadingService } from './reading.service.js';

@Resolver(() => Alert)
export class AlertResolver {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly reading: ReadingService,
  ) {}

  @Query(() => AlertConnection, { nullable: true, description: "The asker's own messages, newest first." })
  async inbox(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: AlertFilter,
  ): Promise<ConnectionOf<Alert>> {
    const rows = await this.alerts.page(act, filter ?? {}, page);
    const totalCount = (): Promise<number> => this.alerts.count(act, filter ?? {});
    return toConnection(rows, { first: pageSize(page.first), after: page.after ?? null, totalCount }, (row) => [row.at, row.id], (row) => toAlert(row, act));
  }

  @Query(() => Int, { nullable: true, description: "How many of the asker's messages are unread." })
  unreadCount(@Act() act: ActContext): Promise<number> {
    return this.alerts.count(act, { unreadOnly: true });
  }

  @Mutation(() => MarkReadPayload, { nullable: true, description: 'Marks own messages as read.' })
  async markRead(@Act() act: ActContext, @Args('input') input: MarkReadInput): Promise<MarkReadPayload> {
    const { refusal, replayed } = await this.reading.markRead(act, input);
    const unreadCount = refusal ? null : await this.unreadCount(act);
    return { unreadCount, refusal: refusal && toRefusal(refusal, act.language), replayed };
  }

  @ResolveReference()
  async resolve(reference: Ref, context: GraphContext): Promise<Alert | null> {
    const uuid = parseId(reference.id, 'alert')?.uuid;
    const [row] = uuid ? await this.alerts.byIds(context.act, [uuid]) : [];
    return row ? toAlert(row, context.act) : null;
  }
}
