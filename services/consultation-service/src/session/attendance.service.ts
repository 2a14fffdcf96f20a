import { Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { v7 } from 'uuid';
import {
  bare,
  choice,
  knownUnit,
  MAX,
  optionalBare,
  optionalText,
  phone,
  text,
  type OnInput,
} from '@concord/service-kit/acts/input';
import { wallTime } from '../acts/period.js';
import { nameReaders } from '../consultation/readers.js';
import { compositionGate } from './composition.rules.js';
import { ParticipantRow } from './participant.entity.js';
import { noticesTo } from './planning.service.js';
import { samePerson } from './planning.rules.js';
import { SessionActs, type SessionScene } from './session.acts.js';
import { signInCheck } from './session.rules.js';
import { CAPACITIES } from './session.states.js';

export interface ParticipantInput {
  personId?: string | null;
  name?: string | null;
  phone?: string | null;
  capacity: string;
  unitId?: string | null;
  alternate?: boolean | null;
}

/** Who is invited, who came, and in which capacity (B.5). */
@Injectable()
export class AttendanceService {
  constructor(private readonly sessions: SessionActs) {}

  invite(ctx: ActContext, input: OnInput & { participants: ParticipantInput[] }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'inviteParticipants', input, async (scene) => {
      if (input.participants.length === 0) refuseAct('NO_PARTICIPANTS', {}, 'PT1', 'S0');
      if (scene.participants.length + input.participants.length > MAX.list) {
        refuseAct('TOO_MANY', { field: 'participants', max: MAX.list });
      }
      const added: ParticipantRow[] = [];
      for (const one of input.participants) {
        added.push(readParticipant(one, [...scene.participants, ...added], scene.row.id, scene.tx.tree));
      }
      await scene.tx.em.insert(ParticipantRow, added as never);
      await scene.record('invited', { data: { added: added.length }, personal: namesOf(added) });
      // The notice has gone out already: those who come late to the list get it now.
      if (scene.row.state === 'NOTICED') await this.tellInvited(scene, added);
    });
  }

  remove(ctx: ActContext, input: OnInput & { participantId: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'removeParticipant', input, async (scene) => {
      const participant = find(scene, input.participantId);
      await this.change(scene, participant, { status: 'REMOVED' });
      await nameReaders(scene.tx.em, scene.consultation, {
        session: scene.row,
        participants: scene.participants,
      });
      await scene.record('participantRemoved', { data: { capacity: participant.capacity } });
    });
  }

  openSignIn(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'openSignIn', input, async (scene) => {
      scene.row.state = 'SIGN_IN';
      await scene.record('signInOpened');
    });
  }

  signIn(ctx: ActContext, input: OnInput & { participantIds: string[] }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'signIn', input, async (scene) => {
      if (input.participantIds.length === 0) refuseAct('NO_PARTICIPANTS');
      const arriving = [...new Set(input.participantIds)].map((id) => find(scene, id));
      for (const participant of arriving) {
        if (participant.alternate && participant.status === 'INVITED') {
          refuseAct('ALTERNATE_NOT_CALLED', {}, 'decision 9', 'INF');
        }
        if (participant.status === 'SIGNED_IN') continue;
        await this.change(scene, participant, { status: 'SIGNED_IN', signedInAt: ctx.now });
      }
      // Whoever comes late must not undo the share of public representatives under which it was opened.
      if (scene.row.openedAt && scene.row.counts) {
        insist(compositionGate(signInCheck(scene.context), scene.context.profile.publicReps));
      }
      await scene.record('signedIn', { data: { count: arriving.length } });
    });
  }

  registerAtDoor(ctx: ActContext, input: OnInput & ParticipantInput): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'registerAtDoor', input, async (scene) => {
      const added = readParticipant(
        { ...input, alternate: false },
        scene.participants,
        scene.row.id,
        scene.tx.tree,
      );
      Object.assign(added, {
        atDoor: true,
        status: 'SIGNED_IN',
        signedInAt: ctx.now,
      } satisfies Partial<ParticipantRow>);
      await scene.tx.em.insert(ParticipantRow, added as never);
      await nameReaders(scene.tx.em, scene.consultation, {
        session: scene.row,
        participants: [...scene.participants, added],
      });
      await scene.record('registeredAtDoor', {
        data: { capacity: added.capacity },
        personal: namesOf([added]),
      });
    });
  }

  callAlternate(ctx: ActContext, input: OnInput & { participantId: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'callAlternate', input, async (scene) => {
      const participant = find(scene, input.participantId);
      if (!participant.alternate || participant.status !== 'INVITED') {
        refuseAct('NO_ALTERNATE', {}, 'decision 9', 'INF');
      }
      await this.change(scene, participant, { status: 'CALLED' });
      await scene.record('alternateCalled', { data: { capacity: participant.capacity } });
      await this.tellInvited(scene, [participant]);
    });
  }

  /** Shows one person's name and telephone, with a reason, in the timeline. */
  reveal(ctx: ActContext, input: OnInput & { participantId: string; reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'revealParticipant', input, async (scene) => {
      const participant = find(scene, input.participantId);
      const reason = text(input.reason, 'reason', MAX.short);
      await scene.record('participantRevealed', {
        data: { reason, participantId: typedId('participant', participant.id) },
      });
    });
  }

  private async tellInvited(scene: SessionScene, added: ParticipantRow[]): Promise<void> {
    const { row, consultation } = scene;
    // A called alternate is among the participants already.
    await nameReaders(scene.tx.em, consultation, {
      session: row,
      participants: [...scene.participants, ...added],
    });
    const notices = noticesTo(added, 'sessionNoticed', {
      title: row.title,
      place: row.place,
      at: wallTime(row.scheduledAt),
    });
    await scene.tell('participantsInvited', {
      topicState: null,
      data: { sessionId: typedId('session', row.id), added: added.length },
      notices,
    });
  }

  private async change(
    scene: SessionScene,
    participant: ParticipantRow,
    change: Partial<ParticipantRow>,
  ): Promise<void> {
    Object.assign(participant, change);
    await scene.tx.em.update(ParticipantRow, { id: participant.id }, change);
  }
}

/** A participant of this session who was not removed. */
export function find(scene: SessionScene, id: string): ParticipantRow {
  const uuid = bare(id, 'participant');
  const found = scene.participants.find((p) => p.id === uuid && p.status !== 'REMOVED');
  return found ?? refuseAct('UNKNOWN_ID', { id: id.slice(0, 80) });
}

/** Personal data of the act: only a salted digest enters the chain. */
function namesOf(added: readonly ParticipantRow[]): Record<string, unknown> {
  return Object.fromEntries(
    added.map((participant) => [participant.id, { name: participant.name, phone: participant.phone }]),
  );
}

function readParticipant(
  input: ParticipantInput,
  there: readonly ParticipantRow[],
  sessionId: string,
  tree: OrgTree,
): ParticipantRow {
  const capacity = choice('capacity', input.capacity, CAPACITIES);
  const personId = optionalBare(input.personId, 'person');
  const name = personId ? optionalText(input.name, 'name', MAX.name) : text(input.name, 'name', MAX.name);
  const mark = { personId, name, phone: phone(input.phone) };
  // Never names whom: a refusal holds no personal data.
  if (there.some((p) => p.status !== 'REMOVED' && samePerson(p, mark))) {
    refuseAct('PERSON_ALREADY_INVITED', {}, 'decision 1', 'S0');
  }
  return Object.assign(new ParticipantRow(), {
    id: v7(),
    sessionId,
    ...mark,
    capacity,
    unitId: input.unitId ? knownUnit(input.unitId, tree) : null,
    status: 'INVITED',
    alternate: input.alternate ?? false,
    atDoor: false,
    signedInAt: null,
    position: null,
    seq: there.length + 1,
  } satisfies ParticipantRow);
}
