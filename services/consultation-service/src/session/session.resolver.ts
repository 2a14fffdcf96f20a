import { Args, ID, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { parseId, typedId } from '@concord/contracts/ids';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext, RequestLoaders } from '@concord/service-kit/graph/context';
import { Deadline } from '@concord/service-kit/graph/deadline.types';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import { Action, TimelineEntry, toAction } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { TimelineEntryConnection } from '@concord/service-kit/graph/timeline.types';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { Consultation } from '../consultation/consultation.graphql.js';
import { toConsultation } from '../consultation/consultation.mapper.js';
import { ReadingService } from '../consultation/reading.service.js';
import { Room } from '../room/room.graphql.js';
import { toRoom } from '../room/room.mapper.js';
import { PositionCount, Statement } from './record.graphql.js';
import {
  CompositionCheck,
  Participant,
  Session,
  SessionConnection,
  SessionsArgs,
} from './session.graphql.js';
import { SessionClockActs } from './session.clock-acts.js';
import { toParticipant, toSession, toStatement } from './session.mapper.js';
import { SessionReading, type SessionView } from './session.reading.js';

/** Sessions as people read them. */
@Resolver(() => Session)
export class SessionResolver {
  constructor(
    private readonly reading: SessionReading,
    private readonly consultations: ReadingService,
    private readonly clocks: ClockReader,
    private readonly clockActs: SessionClockActs,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => Session, { nullable: true, description: 'Null where the asker may not read it.' })
  async session(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `session:<uuid>`.' }) id: string,
  ): Promise<Session | null> {
    const row = await this.reading.one(act, id);
    return row && toSession(row);
  }

  @Query(() => SessionConnection, { name: 'sessions', nullable: true, description: 'Latest first.' })
  async list(@Act() act: ActContext, @Args() args: SessionsArgs): Promise<ConnectionOf<Session>> {
    const page = await this.reading.list(act, args, args.filter ?? {});
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toSession(node) })) };
  }

  @ResolveField(() => Consultation, { nullable: true, description: 'The consultation that it belongs to.' })
  async consultation(
    @Parent() { row }: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Consultation | null> {
    const load = (ids: readonly string[]) => this.consultations.readable(act, ids);
    const found = await loaders.of('consultation', load).load(row.consultationId);
    return found && toConsultation(found);
  }

  @ResolveField(() => Room, { nullable: true, description: 'The room that holds it; its convenor decides.' })
  async room(@Parent() { row }: Session, @Loaders() loaders: RequestLoaders): Promise<Room | null> {
    const load = (ids: readonly string[]) => this.consultations.roomsById(ids);
    const room = await loaders.of('room', load).load(row.roomId);
    return room && toRoom(room);
  }

  @ResolveField(() => [Participant], { description: 'In the order of invitation; without those removed.' })
  async participants(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Participant[]> {
    const view = await this.view(session, act, loaders);
    return view.participants
      .filter((p) => p.status !== 'REMOVED')
      .map((p) => toParticipant(p, view.showPositions));
  }

  @ResolveField(() => CompositionCheck, { description: 'Over those expected: a warning.' })
  async invitedCheck(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<CompositionCheck> {
    return (await this.view(session, act, loaders)).invitedCheck;
  }

  @ResolveField(() => CompositionCheck, { description: 'Over those who signed in: the gate.' })
  async signInCheck(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<CompositionCheck> {
    return (await this.view(session, act, loaders)).signInCheck;
  }

  @ResolveField(() => LocalDate, {
    nullable: true,
    description: 'First day on which it may be held if notice is given now (D6).',
  })
  async earliestByNotice(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return (await this.view(session, act, loaders)).earliestByNotice;
  }

  @ResolveField(() => [Statement], { description: 'In order.' })
  async statements(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Statement[]> {
    const { participants } = await this.view(session, act, loaders);
    const load = (ids: readonly string[]) => this.reading.statementsOf(ids);
    const rows = (await loaders.of('statements', load).load(session.row.id)) ?? [];
    return rows.map((row) =>
      toStatement(
        row,
        participants.find((p) => p.id === row.participantId),
        act.language,
      ),
    );
  }

  @ResolveField(() => PositionCount, {
    nullable: true,
    description:
      'Over those who signed in and are counted; null while positions are taken, but to those who run the session.',
  })
  async positions(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PositionCount | null> {
    return (await this.view(session, act, loaders)).positions;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'What the recorded positions propose; the convenor decides (decision 4). Null as long as `positions` is.',
  })
  async proposedOutcome(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return (await this.view(session, act, loaders)).proposedOutcome;
  }

  @ResolveField(() => [Consultation], {
    description: 'Earlier consultations of the room on which it must report (T16).',
  })
  async dueStatusReports(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Consultation[]> {
    const { due } = await this.view(session, act, loaders);
    const readable = await this.consultations.readable(
      act,
      due.map((one) => one.id),
    );
    return due.filter((one) => readable.has(one.id)).map(toConsultation);
  }

  @ResolveField(() => [Consultation], { description: 'Those on which it was reported.' })
  async statusReportsGiven(@Parent() { row }: Session, @Act() act: ActContext): Promise<Consultation[]> {
    return [...(await this.consultations.readable(act, row.statusReportsGiven)).values()].map(toConsultation);
  }

  @ResolveField(() => [Action], {
    description: 'Every act of its present state: allowed to the asker now, or why not.',
  })
  async actions(
    @Parent() session: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Action[]> {
    const decided = this.reading.actions(await this.view(session, act, loaders));
    const own = decided.map(({ act: name, decision }) => toAction(name, decision, act.language));
    return [...own, ...(await this.clockActs.actions(act, session.row))];
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  async timeline(
    @Parent() { id }: Session,
    @Act() act: ActContext,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(id, page, act.language);
  }

  @ResolveField(() => [Deadline], { description: 'All of its clocks, also those that ended; soonest first.' })
  async deadlines(
    @Parent() { row }: Session,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Deadline[]> {
    const load = (ids: readonly string[]) => this.clocks.ofCases(ids, act);
    return (await loaders.of('deadlines', load).load(typedId('session', row.id))) ?? [];
  }

  @ResolveReference()
  async reference(reference: Ref, { act, loaders }: GraphContext): Promise<Session | null> {
    const id = parseId(reference.id, 'session')?.uuid;
    const row = id
      ? await loaders.of('session', (ids: readonly string[]) => this.reading.readable(act, ids)).load(id)
      : null;
    return row && toSession(row);
  }

  private async view({ row }: Session, act: ActContext, loaders: RequestLoaders): Promise<SessionView> {
    const view = await loaders
      .of('sessionView', (ids: readonly string[]) => this.reading.views(act, ids))
      .load(row.id);
    if (!view) throw new Error('a session whose consultation may not be read');
    return view;
  }
}
