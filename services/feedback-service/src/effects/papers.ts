import { parseId } from '@concord/contracts/ids';
import { paperOf, type PaperKind, type PaperRule } from '@concord/contracts/papers';
import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import type { RungClaim } from '@concord/contracts/temporal/activities';
import { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { storyContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DRAFT_FINAL } from '../draft/draft.states.js';
import { newPaper, oneAtATime, writePaper } from '../draft/draft.making.js';
import { DraftMessages } from '../draft/draft.messages.js';
import { HANDLING_CLOCKS } from '../item/item.states.js';
import type { Looking } from './recipients.js';

type Effect = LadderRung['effects'][number];

/** Which paper each effect prepares. */
const PAPER_OF = {
  yellowCard: 'YELLOW_CARD',
  redCard: 'RED_CARD',
  letterDraft: 'SUPERVISION_LETTER',
  circularDraft: 'CIRCULAR',
  interviewDraft: 'INTERVIEW_REFERRAL',
} as const satisfies Partial<Record<Effect, PaperKind>>;

/** The papers that a rung prepares here: authorised by the profile, and about what a department owes (decision 5). */
export function papersDue(
  rung: Pick<LadderRung, 'effects'>,
  claim: Pick<RungClaim, 'caseId' | 'clockKind' | 'responsibleUnitId'>,
  profile: ProfileDocument,
  tree: OrgTree,
): { kind: PaperKind; rule: PaperRule }[] {
  const owed =
    parseId(claim.caseId, 'item') !== null &&
    HANDLING_CLOCKS.includes(claim.clockKind) &&
    tree.unit(claim.responsibleUnitId)?.kind === 'DEPARTMENT';
  if (!owed) return [];
  return rung.effects.flatMap((effect) => {
    const kind = (PAPER_OF as Partial<Record<Effect, PaperKind>>)[effect];
    const rule = kind && paperOf(profile, kind);
    return kind && rule ? [{ kind, rule }] : [];
  });
}

/** Prepares cards, letters, circulars and referrals for those who may take them further; none of them goes anywhere by itself. */
@Injectable()
export class Papers {
  constructor(
    private readonly database: Database,
    private readonly messages: DraftMessages,
  ) {}

  /** Once a claim and kind; of one commitment and one day at most one paper of a kind is alive, whatever clocks ran out. */
  async prepare(
    em: EntityManager,
    claim: RungClaim,
    { rung, profile, looking }: { rung: LadderRung; profile: ProfileDocument; looking: Looking },
  ): Promise<void> {
    const due = papersDue(rung, claim, profile, looking.tree);
    if (due.length === 0) return;
    const itemId = parseId(claim.caseId, 'item')!.uuid;
    await oneAtATime(em, claim.caseId);
    const tx = new ActTransaction(
      em,
      storyContext(looking.now, claim.claimId),
      looking.tree,
      this.database.schema,
    );
    for (const { kind, rule } of due) {
      const onceKey = `${claim.claimId}#${kind}`;
      const there: unknown[] = await em.query(
        `select 1 from draft where once_key = $1
           or (item_id = $2 and kind = $3 and due_date = $4::date and state <> all($5))`,
        [onceKey, itemId, kind, claim.dueDate, DRAFT_FINAL],
      );
      if (there.length > 0) continue;
      const row = newPaper(
        kind,
        rule,
        {
          onceKey,
          claimId: claim.claimId,
          clockId: claim.clockId,
          clockKind: claim.clockKind,
          level: rung.level,
          cause: 'CLOCK',
          basis: [],
          itemId,
          title: claim.title,
          orgUnitId: claim.orgUnitId,
          profileKey: claim.profileKey,
          profileVersion: claim.profileVersion,
          concernedUnitId: claim.responsibleUnitId,
          dueDate: claim.dueDate,
          at: new Date(claim.at),
        },
        looking,
      );
      await writePaper(tx, row);
      await this.messages.toHolders(em, row, 'paperToReview', 'reviewer', looking);
    }
    await tx.finish();
  }
}
