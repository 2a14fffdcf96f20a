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
import { parseId } from '@concord/contracts/ids';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext, RequestLoaders } from '@concord/service-kit/graph/context';
import {
  Deadline,
  DeadlineArgs,
  DeadlineFilter,
  DeadlinePage,
} from '@concord/service-kit/graph/deadline.types';
import { Action, TimelineEntry, toAction } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { TimelineEntryConnection } from '@concord/service-kit/graph/timeline.types';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { Room } from '../room/room.graphql.js';
import { toRoom } from '../room/room.mapper.js';
import { Session } from '../session/session.graphql.js';
import { toSession } from '../session/session.mapper.js';
import { Consultation, ConsultationConnection, ConsultationsArgs } from './consultation.graphql.js';
import { ConsultationClockActs } from './consultation.clock-acts.js';
import { toConsultation } from './consultation.mapper.js';
import { ReadingService } from './reading.service.js';

/** Consultations as people read them. */
@Resolver(() => Consultation)
export class ConsultationResolver {
  constructor(
    private readonly reading: ReadingService,
    private readonly clocks: ClockReader,
    private readonly clockActs: ConsultationClockActs,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => Consultation, { nullable: true, description: 'Null where the asker may not read it.' })
  async consultation(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `consultation:<uuid>`.' }) id: string,
  ): Promise<Consultation | null> {
    const row = await this.reading.one(act, id);
    return row && toConsultation(row);
  }

  @Query(() => ConsultationConnection, {
    name: 'consultations',
    nullable: true,
    description: 'Newest first.',
  })
  async list(@Act() act: ActContext, @Args() args: ConsultationsArgs): Promise<ConnectionOf<Consultation>> {
    const page = await this.reading.list(act, args, args.filter ?? {});
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toConsultation(node) })) };
  }

  @Query(() => DeadlinePage, { nullable: true })
  @Directive('@inaccessible')
  async consultationDeadlines(
    @Act() act: ActContext,
    @Args() page: DeadlineArgs,
    @Args('orgUnitId', { type: () => ID, nullable: true }) orgUnitId?: string | null,
    @Args('filter', { type: () => DeadlineFilter, nullable: true }) filter?: DeadlineFilter | null,
  ): Promise<DeadlinePage> {
    return this.reading.deadlines(act, { ...page, orgUnitId, filter });
  }

  @ResolveField(() => Room, {
    nullable: true,
    description: 'Null while neither the place nor one above it has a room.',
  })
  async room(@Parent() { row }: Consultation, @Loaders() loaders: RequestLoaders): Promise<Room | null> {
    if (!row.roomId) return null;
    const room = await loaders
      .of('room', (ids: readonly string[]) => this.reading.roomsById(ids))
      .load(row.roomId);
    return room && toRoom(room);
  }

  @ResolveField('sessions', () => [Session], { description: 'In the order of their dates.' })
  async ofConsultation(
    @Parent() { row }: Consultation,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Session[]> {
    const rows = await loaders
      .of('sessionsOf', (ids: readonly string[]) => this.reading.sessionsOf(ids))
      .load(row.id);
    return (rows ?? []).map(toSession);
  }

  @ResolveField(() => [Action], {
    description: 'Every act of its present state: allowed to the asker now, or why not.',
  })
  async actions(@Parent() { row }: Consultation, @Act() act: ActContext): Promise<Action[]> {
    const decided = await this.reading.actions(act, row);
    const own = decided.map(({ act: name, decision }) => toAction(name, decision, act.language));
    return [...own, ...(await this.clockActs.actions(act, row))];
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  async timeline(
    @Parent() { id }: Consultation,
    @Act() act: ActContext,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(id, page, act.language);
  }

  @ResolveField(() => [Deadline], { description: 'All of its clocks, also those that ended; soonest first.' })
  async deadlines(
    @Parent() { id }: Consultation,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Deadline[]> {
    return (
      (await loaders.of('deadlines', (ids: readonly string[]) => this.clocks.ofCases(ids, act)).load(id)) ??
      []
    );
  }

  @ResolveReference()
  async reference(reference: Ref, { act, loaders }: GraphContext): Promise<Consultation | null> {
    const id = parseId(reference.id, 'consultation')?.uuid;
    const row = id
      ? await loaders.of('consultation', (ids: readonly string[]) => this.reading.readable(act, ids)).load(id)
      : null;
    return row && toConsultation(row);
  }
}
