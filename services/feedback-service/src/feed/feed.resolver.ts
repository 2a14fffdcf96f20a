import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { toRefusal } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Directive, Mutation, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { clockName } from '../i18n/clocks.js';
import {
  CalendarFeed,
  CalendarFeedOwner,
  CalendarFeedPayload,
  CreateCalendarFeedInput,
  RevokeCalendarFeedInput,
} from './feed.graphql.js';
import { FeedService } from './feed.service.js';

@Resolver(() => CalendarFeed)
export class FeedResolver {
  constructor(private readonly feeds: FeedService) {}

  @Query(() => [CalendarFeed], {
    nullable: true,
    description: "The asker's own calendar addresses in force.",
  })
  calendarFeeds(@Act() act: ActContext): Promise<CalendarFeed[]> {
    return this.feeds.own(act);
  }

  @Query(() => CalendarFeedOwner, {
    nullable: true,
    description: 'For the gateway only: the person whose feed has a token of this hash.',
  })
  @Directive('@inaccessible')
  _calendarFeedOwner(
    @Act() act: ActContext,
    @Args('tokenHash', { description: 'SHA-256 of the token, hex.' }) tokenHash: string,
  ): Promise<CalendarFeedOwner | null> {
    return this.feeds.ownerOf(act, tokenHash);
  }

  @Query(() => [String], {
    nullable: true,
    description: "What clocks of these kinds wait for, in the asker's language and in the same order.",
  })
  @Directive('@inaccessible')
  _clockNames(
    @Act() act: ActContext,
    @Args('kinds', { type: () => [String], description: 'Codes of clocks.' }) kinds: string[],
  ): string[] {
    return kinds.map((kind) => clockName(kind, act.language));
  }

  @Mutation(() => CalendarFeedPayload, {
    nullable: true,
    description: 'Makes a secret, read-only address of the own deadlines and sessions.',
  })
  async createCalendarFeed(
    @Act() act: ActContext,
    @Args('input') input: CreateCalendarFeedInput,
  ): Promise<CalendarFeedPayload> {
    const { id, url, refusal, replayed } = await this.feeds.create(act, input);
    const calendarFeed = id ? await this.feeds.one(act, typedId('calendarFeed', id)) : null;
    return { calendarFeed, url, refusal: refusal && toRefusal(refusal, act.language), replayed };
  }

  @Mutation(() => CalendarFeedPayload, { nullable: true, description: 'Ends an own address for good.' })
  async revokeCalendarFeed(
    @Act() act: ActContext,
    @Args('input') input: RevokeCalendarFeedInput,
  ): Promise<CalendarFeedPayload> {
    const { refusal, replayed } = await this.feeds.revoke(act, input);
    return { calendarFeed: null, url: null, refusal: refusal && toRefusal(refusal, act.language), replayed };
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<CalendarFeed | null> {
    return this.feeds.one(context.act, reference.id);
  }
}
