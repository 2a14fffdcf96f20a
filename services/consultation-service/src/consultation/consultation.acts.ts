import { Inject, Injectable } from '@nestjs/common';
import type { Notice, Recipient } from '@concord/contracts/facts';
import { typedId } from '@concord/contracts/ids';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { insist } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import type { OrgTree, ProfileVersion } from '@concord/service-kit/replica/org-tree';
import { asAnswer, bare, type OnInput } from '@concord/service-kit/acts/input';
import { ConsultationRow } from './consultation.entity.js';
import { consultationStanding, mayRead, type ConsultationAct } from './consultation.permissions.js';
import { decide } from './consultation.rules.js';

/** The profile version that a case started under (architecture.md 11). */
export function profileOf(
  row: { profileKey: string; profileVersion: number },
  tree: OrgTree,
): ProfileVersion {
  const profile = tree.profile(row.profileKey, row.profileVersion);
  if (!profile) throw new Error(`the replica has no profile ${row.profileKey}@${row.profileVersion}`);
  return profile;
}

/** Typed id of a consultation. */
export const consultationId = (row: ConsultationRow): string => typedId('consultation', row.id);

/** The people who convene: whoever holds the post on that unit when the message is made. */
export const convenorOf = (row: { conveningUnitId: string }): Recipient => ({
  role: 'CONVENOR',
  orgUnitId: row.conveningUnitId,
});

export interface ConsultationFact {
  /** What the topic's state becomes; null leaves it, and then its story is not told. */
  topicState: string | null;
  data?: Record<string, unknown>;
  notices?: Omit<Notice, 'subjectId'>[];
  as?: RoleAssignmentClaim | undefined;
  personal?: Record<string, unknown>;
  /** Nothing follows: the story ends. */
  final?: boolean;
}

/** Writes the row with a fact that its story understands: every fact names the topic and what becomes of it. */
export async function recordFact(
  tx: ActTransaction,
  row: ConsultationRow,
  type: EventOf<'consultation'>,
  fact: ConsultationFact,
): Promise<void> {
  const subjectId = consultationId(row);
  await tx.record('consultation', ConsultationRow, row, {
    type,
    data: {
      topicId: row.topicId,
      topicState: fact.topicState,
      ...fact.data,
      ...(fact.final && { final: true }),
    },
    as: fact.as,
    ...(fact.personal && { personal: fact.personal }),
    ...(fact.notices && { notices: fact.notices.map((notice) => ({ ...notice, subjectId })) }),
  });
}

/** What the body of an act on a consultation works with. */
export interface ConsultationScene {
  tx: ActTransaction;
  row: ConsultationRow;
  profile: ProfileVersion;
  as: RoleAssignmentClaim | undefined;
}

/**
 * What is said of one objection is decided by how that one stands: whoever raises another in the meantime must not make
 * the convenor's form stale, for anybody may raise them.
 */
const OF_OBJECTIONS: ReadonlySet<ConsultationAct> = new Set(['handleObjection', 'revealObjector']);

/** Acts on a consultation: found, readable, decided under the row's lock; then the body writes. */
@Injectable()
export class ConsultationActs {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  on(
    ctx: ActContext,
    act: ConsultationAct,
    input: OnInput,
    body: (scene: ConsultationScene) => Promise<string | void>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const id = bare(input.id, 'consultation');
      const { idempotencyKey } = input;
      const ifVersion = OF_OBJECTIONS.has(act) ? null : input.ifVersion;
      const command = {
        kind: 'consultation' as const,
        act,
        entity: ConsultationRow,
        id,
        ifVersion,
        idempotencyKey,
        input,
        readable: (row: ConsultationRow, tx: ActTransaction) =>
          act === 'submitObjection' || mayRead(row, ctx.identity, tx.tree),
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        const profile = profileOf(row, tx.tree);
        insist(
          decide(row, act, {
            identity: ctx.identity,
            tree: tx.tree,
            profile: profile.document,
            now: ctx.now,
          }),
        );
        const as = consultationStanding(act, row, ctx.identity, tx.tree)?.as;
        return body({ tx, row, profile, as });
      });
    });
  }
}
