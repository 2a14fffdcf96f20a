import { parseId } from '@concord/contracts/ids';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext, RequestLoaders } from '@concord/service-kit/graph/context';
import { Deadline } from '@concord/service-kit/graph/deadline.types';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Action, toRef, type TimelineEntry } from '@concord/service-kit/graph/shared.types';
import { TimelineEntryConnection } from '@concord/service-kit/graph/timeline.types';
import { ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { Args, ID, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { AssignmentService } from './assignment.service.js';
import { ClosingService } from './closing.service.js';
import { ItemPayload, ResolutionItem, ResolutionItemConnection } from './item.graphql.js';
import {
  AssignItemInput,
  ItemActInput,
  ItemReasonInput,
  ItemTextInput,
  UrgeItemInput,
  RecordSatisfactionInput,
  RecordVisitInput,
  ReplyItemInput,
  ResolutionItemFilter,
} from './item.inputs.js';
import { ItemClockActs } from './item.clock-acts.js';
import { ItemReadingService } from './item-reading.service.js';
import { HANDLING_CLOCKS } from './item.states.js';
import { ReplyService } from './reply.service.js';

type Answer = Promise<PayloadOf<'resolutionItem', ResolutionItem>>;

@Resolver(() => ResolutionItem)
export class ItemResolver {
  constructor(
    private readonly reading: ItemReadingService,
    private readonly assignment: AssignmentService,
    private readonly replies: ReplyService,
    private readonly closing: ClosingService,
    private readonly clocks: ClockReader,
    private readonly clockActs: ItemClockActs,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => ResolutionItem, {
    nullable: true,
    description: 'One resolution item; null where there is none for the asker.',
  })
  resolutionItem(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `item:<uuid>`.' }) id: string,
  ): Promise<ResolutionItem | null> {
    return this.reading.one(act, id);
  }

  @Query(() => ResolutionItemConnection, {
    nullable: true,
    description: 'Items that the asker may read, last changed first.',
  })
  resolutionItems(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: ResolutionItemFilter,
  ): Promise<ConnectionOf<ResolutionItem>> {
    return this.reading.list(act, filter ?? {}, page);
  }

  @Mutation(() => ItemPayload, {
    nullable: true,
    description: 'Hands a commitment to its departments (交办).',
  })
  async assignItem(@Act() act: ActContext, @Args('input') input: AssignItemInput): Answer {
    return this.answer(act, await this.assignment.assign(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'The lead unit signs for it (签收).' })
  async signForItem(@Act() act: ActContext, @Args('input') input: ItemActInput): Answer {
    return this.answer(act, await this.assignment.signFor(act, input));
  }

  @Mutation(() => ItemPayload, {
    nullable: true,
    description: 'The unit says that it is not its own (退办), within its window.',
  })
  async requestItemReturn(@Act() act: ActContext, @Args('input') input: ItemReasonInput): Answer {
    return this.answer(act, await this.assignment.requestReturn(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'The assigner hands it to another unit.' })
  async acceptItemReturn(@Act() act: ActContext, @Args('input') input: AssignItemInput): Answer {
    return this.answer(act, await this.assignment.acceptReturn(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'The assigner leaves it with the unit.' })
  async refuseItemReturn(@Act() act: ActContext, @Args('input') input: ItemReasonInput): Answer {
    return this.answer(act, await this.assignment.refuseReturn(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'The reply, ask by ask.' })
  async replyItem(@Act() act: ActContext, @Args('input') input: ReplyItemInput): Answer {
    return this.answer(act, await this.replies.reply(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: "A co-handling unit's opinion to the lead." })
  async giveCoOpinion(@Act() act: ActContext, @Args('input') input: ItemTextInput): Answer {
    return this.answer(act, await this.replies.giveCoOpinion(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'The work is done; its clock ends.' })
  async reportCompletion(@Act() act: ActContext, @Args('input') input: ItemTextInput): Answer {
    return this.answer(act, await this.replies.reportCompletion(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'A visit on the spot finds it done, or not.' })
  async recordVisit(@Act() act: ActContext, @Args('input') input: RecordVisitInput): Answer {
    return this.answer(act, await this.closing.recordVisit(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'How satisfied the people concerned are.' })
  async recordSatisfaction(@Act() act: ActContext, @Args('input') input: RecordSatisfactionInput): Answer {
    return this.answer(act, await this.closing.recordSatisfaction(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'Asks the departments how it stands (催办).' })
  async urgeItem(@Act() act: ActContext, @Args('input') input: UrgeItemInput): Answer {
    return this.answer(act, await this.closing.urge(act, input));
  }

  @Mutation(() => ItemPayload, { nullable: true, description: 'Closes a verified item.' })
  async closeItem(@Act() act: ActContext, @Args('input') input: ItemActInput): Answer {
    return this.answer(act, await this.closing.close(act, input));
  }

  @ResolveField(() => [Action], {
    description: 'Every act of its present state: allowed to the asker now, or why not.',
  })
  async actions(@Parent() item: ResolutionItem, @Act() act: ActContext): Promise<Action[]> {
    const own = await this.reading.actions(act, item);
    return [...own, ...(await this.clockActs.actions(act, item.row))];
  }

  @ResolveField(() => [Deadline], { description: 'Its clocks.' })
  deadlines(
    @Parent() item: ResolutionItem,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Deadline[] | null> {
    return loaders.of('deadlines', (ids: readonly string[]) => this.clocks.ofCases(ids, act)).load(item.id);
  }

  @ResolveField(() => Boolean, { description: 'A date of its lead unit has passed; derived on reading.' })
  async overdue(
    @Parent() item: ResolutionItem,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<boolean> {
    const deadlines = await this.deadlines(item, act, loaders);
    return (deadlines ?? []).some((deadline) => HANDLING_CLOCKS.includes(deadline.kind) && deadline.overdue);
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  timeline(
    @Parent() item: ResolutionItem,
    @Act() act: ActContext,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(item.id, page, act.language);
  }

  @ResolveField(() => ref('Consultation'), {
    nullable: true,
    description: 'The consultation whose minutes hold it.',
  })
  consultation(@Parent() item: ResolutionItem): Ref {
    return toRef(item.row.consultationId);
  }

  @ResolveField(() => ref('Topic'), { nullable: true, description: 'The topic that it answers.' })
  topic(@Parent() item: ResolutionItem): Ref {
    return toRef(item.row.topicId);
  }

  @ResolveReference()
  async resolve(reference: Ref, context: GraphContext): Promise<ResolutionItem | null> {
    const uuid = parseId(reference.id, 'item')?.uuid;
    if (!uuid) return null;
    const load = (ids: readonly string[]): Promise<Map<string, ResolutionItem>> =>
      this.reading.byUuids(context.act, ids);
    return context.loaders.of('item', load).load(uuid);
  }

  private async answer(act: ActContext, answer: ActAnswer): Answer {
    if (answer.refusal) {
      return refused<'resolutionItem', ResolutionItem>(
        'resolutionItem',
        answer.refusal,
        act.language,
        answer.replayed,
      );
    }
    // A key replayed by a unit that does not handle it any more shows no object.
    const item = await this.reading.byUuid(act, answer.id!);
    return done<'resolutionItem', ResolutionItem>('resolutionItem', item!, answer.replayed);
  }
}
