import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Action } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import {
  Delivery,
  DeliveryConnection,
  DeliveryFilter,
  DeliveryPayload,
  MarkHandDeliveredInput,
  ResendDeliveryInput,
} from './delivery.graphql.js';
import { DeliveryService } from './delivery.service.js';

type Answer = Promise<PayloadOf<'delivery', Delivery>>;

@Resolver(() => Delivery)
export class DeliveryResolver {
  constructor(private readonly log: DeliveryService) {}

  @Query(() => DeliveryConnection, {
    nullable: true,
    description: "The asker's own deliveries and those of units that he administers, newest first.",
  })
  deliveries(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: DeliveryFilter,
  ): Promise<ConnectionOf<Delivery>> {
    return this.log.list(act, filter ?? {}, page);
  }

  @Mutation(() => DeliveryPayload, {
    nullable: true,
    description: 'Sends again what was sent, given up or cancelled.',
  })
  async resendDelivery(@Act() act: ActContext, @Args('input') input: ResendDeliveryInput): Answer {
    return this.answer(act, await this.log.resend(act, input));
  }

  @Mutation(() => DeliveryPayload, {
    nullable: true,
    description: 'An administrator delivered by hand what waited for it.',
  })
  async markHandDelivered(@Act() act: ActContext, @Args('input') input: MarkHandDeliveredInput): Answer {
    return this.answer(act, await this.log.markHandDelivered(act, input));
  }

  @ResolveField(() => [Action], { description: 'Every act in its present state: allowed now, or why not.' })
  actions(@Parent() delivery: Delivery, @Act() act: ActContext): Promise<Action[]> {
    return this.log.actions(act, delivery);
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Delivery | null> {
    return this.log.one(context.act, reference.id);
  }

  private async answer(act: ActContext, answer: ActAnswer): Answer {
    if (answer.refusal) {
      return refused<'delivery', Delivery>('delivery', answer.refusal, act.language, answer.replayed);
    }
    return done<'delivery', Delivery>('delivery', await this.log.byUuid(act, answer.id!), answer.replayed);
  }
}
