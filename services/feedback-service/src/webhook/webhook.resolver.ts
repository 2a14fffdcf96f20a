import type { ActContext } from '@concord/service-kit/context';
import { typedId } from '@concord/contracts/ids';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { toRefusal } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { RemoveWebhookInput, SetWebhookInput, Webhook, WebhookPayload } from './webhook.graphql.js';
import { WebhookService } from './webhook.service.js';

@Resolver(() => Webhook)
export class WebhookResolver {
  constructor(private readonly hooks: WebhookService) {}

  @Query(() => [Webhook], {
    nullable: true,
    description: 'Webhooks of the units that the asker administers.',
  })
  webhooks(@Act() act: ActContext): Promise<Webhook[]> {
    return this.hooks.list(act);
  }

  @Mutation(() => WebhookPayload, { nullable: true, description: "Sets a unit's webhook." })
  async setWebhook(@Act() act: ActContext, @Args('input') input: SetWebhookInput): Promise<WebhookPayload> {
    const { id, refusal, replayed, secret } = await this.hooks.set(act, input);
    const webhook = id && (await this.hooks.one(act, typedId('webhook', id)));
    return {
      webhook: webhook || null,
      secret,
      refusal: refusal && toRefusal(refusal, act.language),
      replayed,
    };
  }

  @Mutation(() => WebhookPayload, { nullable: true, description: "Takes a unit's webhook away." })
  async removeWebhook(
    @Act() act: ActContext,
    @Args('input') input: RemoveWebhookInput,
  ): Promise<WebhookPayload> {
    const { refusal, replayed } = await this.hooks.remove(act, input);
    return { webhook: null, secret: null, refusal: refusal && toRefusal(refusal, act.language), replayed };
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Webhook | null> {
    return this.hooks.one(context.act, reference.id);
  }
}
