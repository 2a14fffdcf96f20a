import {
  Args,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import { parseId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import type { ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext, RequestLoaders } from '@concord/service-kit/graph/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Action, toAction } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { Consultation } from '../consultation/consultation.graphql.js';
import { toConsultation } from '../consultation/consultation.mapper.js';
import {
  CreateRoomInput,
  Room,
  RoomConnection,
  RoomMemberInput,
  RoomPayload,
  RoomProgress,
  RoomsArgs,
} from './room.graphql.js';
import { toRoom } from './room.mapper.js';
import { RoomReading } from './room.reading.js';
import { RoomService } from './room.service.js';

type RoomAnswer = PayloadOf<'room', Room>;

/** Deliberation rooms: looked up by anybody signed in, built by the county. */
@Resolver(() => Room)
export class RoomResolver {
  constructor(
    private readonly reading: RoomReading,
    private readonly rooms: RoomService,
  ) {}

  @Query(() => Room, {
    nullable: true,
    description: 'Null where there is none; open to everybody signed in.',
  })
  async room(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `room:<uuid>`.' }) id: string,
  ): Promise<Room | null> {
    const row = await this.reading.one(act, id);
    return row && toRoom(row);
  }

  @Query(() => RoomConnection, { name: 'rooms', nullable: true, description: 'In the order of their names.' })
  async list(@Act() act: ActContext, @Args() args: RoomsArgs): Promise<ConnectionOf<Room>> {
    const page = await this.reading.list(act, args);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toRoom(node) })) };
  }

  @ResolveField(() => RoomProgress, { description: 'Of a calendar year; this one where none is given.' })
  async progress(
    @Parent() { row }: Room,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('year', {
      type: () => Int,
      nullable: true,
      description: "Calendar year, in the country's time zone.",
    })
    year?: number | null,
  ): Promise<RoomProgress> {
    const wanted = year ?? this.reading.thisYear(act);
    const load = (ids: readonly string[]) => this.reading.progress(act, ids, wanted);
    return (await loaders.of(`roomProgress${wanted}`, load).load(row.id))!;
  }

  @ResolveField(() => [Consultation], {
    description: 'Consultations on which its next session must report (T16).',
  })
  async dueStatusReports(@Parent() { row }: Room, @Act() act: ActContext): Promise<Consultation[]> {
    return (await this.reading.dueReports(act, row.id)).map(toConsultation);
  }

  @ResolveField(() => [Action], {
    description: 'Every act on the room: allowed to the asker now, or why not.',
  })
  async actions(@Parent() { row }: Room, @Act() act: ActContext): Promise<Action[]> {
    const decided = await this.reading.actions(act, row);
    return decided.map(({ act: name, decision }) => toAction(name, decision, act.language));
  }

  @Mutation(() => RoomPayload, {
    nullable: true,
    description: 'Builds a room on a place; consultations below that waited for one get it.',
  })
  async createRoom(@Act() act: ActContext, @Args('input') input: CreateRoomInput): Promise<RoomAnswer> {
    return this.answer(act, await this.rooms.create(act, input));
  }

  @Mutation(() => RoomPayload, {
    nullable: true,
    description: 'Somebody becomes a settled member of the room.',
  })
  async addRoomMember(@Act() act: ActContext, @Args('input') input: RoomMemberInput): Promise<RoomAnswer> {
    return this.answer(act, await this.rooms.addMember(act, input));
  }

  @Mutation(() => RoomPayload, {
    nullable: true,
    description: 'Somebody is no settled member of it any longer.',
  })
  async removeRoomMember(@Act() act: ActContext, @Args('input') input: RoomMemberInput): Promise<RoomAnswer> {
    return this.answer(act, await this.rooms.removeMember(act, input));
  }

  @ResolveReference()
  async reference(reference: Ref, { act, loaders }: GraphContext): Promise<Room | null> {
    const id = parseId(reference.id, 'room')?.uuid;
    const row = id
      ? await loaders.of('roomRead', (ids: readonly string[]) => this.reading.readable(act, ids)).load(id)
      : null;
    return row && toRoom(row);
  }

  private async answer(act: ActContext, { id, refusal, replayed }: ActAnswer): Promise<RoomAnswer> {
    if (refusal || !id) {
      return refused<'room', Room>(
        'room',
        refusal ?? { code: 'NOT_FOUND', params: {} },
        act.language,
        replayed,
      );
    }
    return done('room', toRoom((await this.reading.readable(act, [id])).get(id)!), replayed);
  }
}
