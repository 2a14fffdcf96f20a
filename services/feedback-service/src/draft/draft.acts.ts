import { getCalendar } from '@concord/business-time/calendar';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ActTransaction, Happening } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bare, MAX, optionalText, type OnInput } from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import { dateAt } from '@concord/business-time/zone';
import { Injectable } from '@nestjs/common';
import type { Looking } from '../effects/recipients.js';
import { DraftRow } from './draft.entity.js';
import { audienceOf, awaitsExtension, isOvertaken } from './draft.making.js';
import { decide, postFor, readsDraft } from './draft.rules.js';
import { TRANSITIONS, type DraftAct } from './draft.states.js';

/** What the body of an act is given: the row is locked, the act is allowed, `as` is the post it is done under. */
export interface DraftDoing {
  tx: ActTransaction;
  row: DraftRow;
  as: RoleAssignmentClaim;
  looking: Looking;
}
/** What the act leaves behind; `after` runs after the row was written, and tells those whom it concerns. */
export interface DraftDone {
  happening: Happening<EventOf<'draft'>>;
  after?: () => Promise<void>;
}

/** The one way in which people act on a paper: read, decide, write, in one transaction (architecture.md 2). */
@Injectable()
export class DraftActs {
  constructor(private readonly acts: Acts) {}

  on(
    ctx: ActContext,
    act: DraftAct,
    input: OnInput,
    body: (doing: DraftDoing) => Promise<DraftDone>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const { idempotencyKey, ifVersion } = input;
      const command = {
        kind: 'draft' as const,
        act,
        entity: DraftRow,
        id: bare(input.id, 'draft'),
        ifVersion,
        readable: (row: DraftRow, tx: ActTransaction) => readsDraft(ctx.identity, tx.tree, row),
        idempotencyKey,
        input,
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        const overtaken = await isOvertaken(tx.em, row);
        const asked = await awaitsExtension(tx.em, row);
        const context = { identity: ctx.identity, tree: tx.tree, now: ctx.now, overtaken, asked };
        insist(decide(row, act, context));
        const as = postFor(row, act, context)!;
        const { to } = TRANSITIONS[act];
        if (to) row.state = to;
        const { happening, after } = await body({ tx, row, as, looking: lookingFrom(tx, row) });
        const audience = audienceOf(row, { tree: tx.tree, now: ctx.now });
        await tx.record('draft', DraftRow, row, { ...happening, as, audience });
        await after?.();
      });
    });
  }
}

/** Where those who are told of a paper are looked for. */
export function lookingFrom(
  tx: ActTransaction,
  row: Pick<DraftRow, 'profileKey' | 'profileVersion'>,
): Looking {
  const profile = tx.tree.profile(row.profileKey, row.profileVersion)?.document;
  return { tree: tx.tree, now: tx.ctx.now, chainOf: () => profile?.assignmentChain ?? [] };
}

/** What a person may change of a paper's text. */
export interface Wording {
  body?: string | null;
  requirement?: string | null;
  newLimit?: string | null;
}

/** The wording as it is kept; a limit never lies in the past, and saying nothing at all is refused. */
export function wordingOf(
  { body, requirement, newLimit }: Wording,
  now: Date,
): { body: string | null; requirement: string | null; newLimit: string | null } {
  const given = {
    body: optionalText(body, 'body', MAX.long),
    requirement: optionalText(requirement, 'requirement', MAX.long),
    newLimit: newLimit ?? null,
  };
  if (given.newLimit && given.newLimit < dateAt(now.toISOString(), getCalendar('CN').timeZone)) {
    refuseAct('DATE_IN_PAST', { field: 'newLimit' });
  }
  if (!given.body && !given.requirement && !given.newLimit) refuseAct('NOTHING_CHANGED', {}, '0.5', 'INF');
  return given;
}
