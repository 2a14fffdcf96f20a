import { Inject, Injectable } from '@nestjs/common';
import { actingRole, forAct } from '@concord/service-kit/acts/permissions';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import { v7 } from 'uuid';
import {
  asAnswer,
  bare,
  bares,
  choice,
  knownUnit,
  MAX,
  text,
  type OnInput,
} from '@concord/service-kit/acts/input';
import { convenorOf, recordFact } from '../consultation/consultation.acts.js';
import { ConsultationRow } from '../consultation/consultation.entity.js';
import { RoomRow } from './room.entity.js';
import { ROOM_GRANTS, type RoomAct } from './room.permissions.js';
import { BUILD_MODES, decide, decideCreation } from './room.rules.js';

export interface CreateRoom {
  idempotencyKey: string;
  orgUnitId: string;
  name: string;
  buildMode: string;
  memberIds?: string[] | null;
}

/** Builds rooms and keeps their members. */
@Injectable()
export class RoomService {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  create(ctx: ActContext, input: CreateRoom): Promise<ActAnswer> {
    const command = {
      kind: 'room' as const,
      act: 'createRoom',
      entity: RoomRow,
      idempotencyKey: input.idempotencyKey,
      input,
    };
    return this.acts.creating(ctx, command, async (tx) => {
      const orgUnitId = knownUnit(input.orgUnitId, tx.tree);
      insist(decideCreation(orgUnitId, { identity: ctx.identity, tree: tx.tree }));
      const buildMode = choice('buildMode', input.buildMode, BUILD_MODES);
      const profile = tx.tree.profile(tx.tree.unit(orgUnitId)!.profileKey);
      if (!profile) refuseAct('PROFILE_MISSING');
      const since = ctx.now.toISOString();
      const row = Object.assign(new RoomRow(), {
        id: v7(),
        state: 'BUILDING',
        orgUnitId,
        profileKey: profile.key,
        profileVersion: profile.version,
        wakeAt: null,
        name: text(input.name, 'name', MAX.title),
        buildMode,
        members: bares(input.memberIds ?? [], 'person').map((personId) => ({ personId, since })),
        sessionSeq: 0,
      } satisfies Partial<RoomRow>);
      const as = actingRole(forAct(ctx.identity, 'createRoom'), ROOM_GRANTS.createRoom, tx.tree, orgUnitId);
      await tx.create('room', RoomRow, row, { type: 'created', data: { buildMode: row.buildMode }, as });
      await this.adopt(tx, row);
      return row.id;
    });
  }

  addMember(ctx: ActContext, input: OnInput & { personId: string }): Promise<ActAnswer> {
    return this.on(ctx, 'addRoomMember', input, (row) => {
      const personId = bare(input.personId, 'person');
      if (row.members.some((member) => member.personId === personId)) refuseAct('ROOM_MEMBER_ALREADY');
      row.members = [...row.members, { personId, since: ctx.now.toISOString() }];
      return 'memberAdded';
    });
  }

  removeMember(ctx: ActContext, input: OnInput & { personId: string }): Promise<ActAnswer> {
    return this.on(ctx, 'removeRoomMember', input, (row) => {
      const personId = bare(input.personId, 'person');
      if (!row.members.some((member) => member.personId === personId)) refuseAct('NO_ROOM_MEMBER');
      row.members = row.members.filter((member) => member.personId !== personId);
      return 'memberRemoved';
    });
  }

  private on(
    ctx: ActContext,
    act: Exclude<RoomAct, 'createRoom'>,
    input: OnInput,
    change: (row: RoomRow) => EventOf<'room'>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const { ifVersion, idempotencyKey } = input;
      const command = {
        kind: 'room' as const,
        act,
        entity: RoomRow,
        id: bare(input.id, 'room'),
        ifVersion,
        idempotencyKey,
        input,
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        insist(decide(row, act, { identity: ctx.identity, tree: tx.tree }));
        const as = actingRole(forAct(ctx.identity, act), ROOM_GRANTS[act], tx.tree, row.orgUnitId);
        const type = change(row);
        await tx.record('room', RoomRow, row, { type, data: { members: row.members.length }, as });
      });
    });
  }

  /** Consultations below that waited for a room get this one. */
  private async adopt(tx: ActTransaction, room: RoomRow): Promise<void> {
    const waiting = await tx.em
      .createQueryBuilder(ConsultationRow, 'c')
      .setLock('pessimistic_write')
      .where('c.roomId is null and c.orgUnitId = any(:units)', { units: tx.tree.subtree(room.orgUnitId) })
      .orderBy('c.id')
      .getMany();
    for (const row of waiting) {
      row.roomId = room.id;
      row.conveningUnitId = room.orgUnitId;
      await recordFact(tx, row, 'roomAssigned', {
        topicState: null,
        notices: [{ template: 'researchToAssign', to: [convenorOf(row)], params: { title: row.title } }],
      });
    }
  }
}
