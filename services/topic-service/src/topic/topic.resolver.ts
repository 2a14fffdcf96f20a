import { parseId, typedId } from '@concord/contracts/ids';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import { Connection, PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext, RequestLoaders } from '@concord/service-kit/graph/context';
import {
  Deadline,
  DeadlineArgs,
  DeadlineFilter,
  DeadlinePage,
} from '@concord/service-kit/graph/deadline.types';
import { Action, TimelineEntry, toAction } from '@concord/service-kit/graph/shared.types';
import { ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import {
  Args,
  Directive,
  ID,
  Parent,
  Query,
  ResolveField,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import { ReadingService } from './reading.service.js';
import { Proposer, Step, Topic, TopicAsk, TopicConnection } from './topic.graphql.js';
import { TopicFilter } from './topic.inputs.js';
import { TopicClockActs } from './topic.clock-acts.js';
import { toProposer, toTopic } from './topic.mapper.js';
import { stepsOf } from './topic.steps.js';

const TimelineEntryConnection = Connection('TimelineEntry', () => TimelineEntry);

/** Topics as people read them. */
@Resolver(() => Topic)
export class TopicResolver {
  constructor(
    private readonly reading: ReadingService,
    private readonly clocks: ClockReader,
    private readonly clockActs: TopicClockActs,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => Topic, { nullable: true, description: 'Null where the asker may not read it.' })
  async topic(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `topic:<uuid>`.' }) id: string,
  ): Promise<Topic | null> {
    const row = await this.reading.one(act, id);
    return row && toTopic(row, act.language);
  }

  @Query(() => TopicConnection, {
    name: 'topics',
    nullable: true,
    description: 'Newest first; orderBy: submittedAt or updatedAt.',
  })
  async list(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => TopicFilter, nullable: true }) filter?: TopicFilter | null,
    @Args('orderBy', {
      type: () => String,
      nullable: true,
      description: 'submittedAt (the default) or updatedAt; newest first.',
    })
    orderBy?: string | null,
  ): Promise<ConnectionOf<Topic>> {
    const rows = await this.reading.list(act, { ...page, filter, orderBy });
    return {
      ...rows,
      edges: rows.edges.map(({ cursor, node }) => ({ cursor, node: toTopic(node, act.language) })),
    };
  }

  @Query(() => [ref('OrgUnit')], {
    nullable: true,
    description: 'Places that a resident may choose on the public form.',
  })
  async publicUnits(): Promise<Ref[]> {
    return (await this.reading.publicUnits()).map((id) => ({ id: typedId('orgUnit', id) }));
  }

  @Query(() => DeadlinePage, { nullable: true })
  @Directive('@inaccessible')
  async topicDeadlines(
    @Act() act: ActContext,
    @Args() page: DeadlineArgs,
    @Args('orgUnitId', { type: () => ID, nullable: true }) orgUnitId?: string | null,
    @Args('filter', { type: () => DeadlineFilter, nullable: true }) filter?: DeadlineFilter | null,
  ): Promise<DeadlinePage> {
    return this.reading.deadlines(act, { ...page, orgUnitId, filter });
  }

  @ResolveField(() => [TopicAsk], { description: 'In order.' })
  async asks(@Parent() { row }: Topic, @Loaders() loaders: RequestLoaders): Promise<TopicAsk[]> {
    const load = (ids: readonly string[]) => this.reading.asksOf(ids);
    return (await loaders.of('topicAsks', load).load(row.id)) ?? [];
  }

  @ResolveField(() => Proposer, { nullable: true, description: 'Masked.' })
  async proposer(@Parent() { row }: Topic, @Loaders() loaders: RequestLoaders): Promise<Proposer | null> {
    const found = await loaders
      .of('proposer', (ids: readonly string[]) => this.reading.proposersOf(ids))
      .load(row.id);
    return found && toProposer(found);
  }

  @ResolveField(() => Topic, { nullable: true, description: 'The topic that took this one in.' })
  async mergedInto(
    @Parent() { row }: Topic,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Topic | null> {
    return row.mergedIntoId ? this.load(row.mergedIntoId, act, loaders) : null;
  }

  @ResolveField(() => [Topic], { description: 'Topics that were merged into this one.' })
  async mergedTopics(
    @Parent() { row }: Topic,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Topic[]> {
    const load = (ids: readonly string[]) => this.reading.mergedInto(act, ids);
    const rows = (await loaders.of('mergedTopics', load).load(row.id)) ?? [];
    return rows.map((merged) => toTopic(merged, act.language));
  }

  @ResolveField(() => [Step], { description: "The steps of the topic's process profile." })
  async steps(@Parent() { row }: Topic, @Act() act: ActContext): Promise<Step[]> {
    return stepsOf(row, await this.reading.profileOf(row), act.language);
  }

  @ResolveField(() => [Action], {
    description: 'Every act on the topic: allowed to the asker now, or why not.',
  })
  async actions(@Parent() { row }: Topic, @Act() act: ActContext): Promise<Action[]> {
    const decided = await this.reading.actions(act, row);
    const own = decided.map(({ act: name, decision }) => toAction(name, decision, act.language));
    return [...own, ...(await this.clockActs.actions(act, row))];
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  async timeline(
    @Parent() { id }: Topic,
    @Act() act: ActContext,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(id, page, act.language);
  }

  @ResolveField(() => [Deadline], { description: 'All of its clocks, also those that ended; soonest first.' })
  async deadlines(
    @Parent() { id }: Topic,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Deadline[]> {
    const load = (ids: readonly string[]) => this.clocks.ofCases(ids, act);
    return (await loaders.of('topicDeadlines', load).load(id)) ?? [];
  }

  @ResolveReference()
  async reference(reference: Ref, { act, loaders }: GraphContext): Promise<Topic | null> {
    const id = parseId(reference.id, 'topic')?.uuid;
    return id ? this.load(id, act, loaders) : null;
  }

  private async load(id: string, act: ActContext, loaders: RequestLoaders): Promise<Topic | null> {
    const row = await loaders
      .of('topic', (ids: readonly string[]) => this.reading.readable(act, ids))
      .load(id);
    return row && toTopic(row, act.language);
  }
}
