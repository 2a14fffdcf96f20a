import { endOfDay, startOfDay } from '@concord/service-kit/clocks/local-day';
import { paperOf } from '@concord/contracts/papers';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Injectable } from '@nestjs/common';
import { DraftRow } from '../draft/draft.entity.js';
import { audienceOf, newPaper, oneAtATime, writePaper } from '../draft/draft.making.js';
import { DraftMessages } from '../draft/draft.messages.js';
import { isUnsigned } from '../draft/draft.rules.js';
import { DRAFT_FINAL } from '../draft/draft.states.js';
import type { Looking } from '../effects/recipients.js';

/** Red cards after which a talk may be referred, where the profile does not say (E.2, P63). */
const REDS = 3;

/** Red cards of one unit, counted over the calendar year and not over the case: issued and not withdrawn. */
@Injectable()
export class RedCards {
  constructor(private readonly messages: DraftMessages) {}

  /** The one that fills the year prepares the referral for a talk, once, where the profile authorises it. */
  async issued(tx: ActTransaction, card: DraftRow, looking: Looking): Promise<void> {
    const profile = tx.tree.profile(card.profileKey, card.profileVersion)?.document;
    const rule = profile && paperOf(profile, 'INTERVIEW_REFERRAL');
    if (!rule) return;
    const year = yearOf(tx, card);
    await oneAtATime(tx.em, referralKey(card, year));
    const reds = await this.ofYear(tx, card, year);
    if (reds.length < (rule.afterReds ?? REDS)) return;
    const earlier = await this.referrals(tx, card, year);
    if (earlier.some(({ state }) => !DRAFT_FINAL.includes(state))) return;
    const row = newPaper(
      'INTERVIEW_REFERRAL',
      rule,
      {
        itemId: card.itemId,
        title: card.title,
        orgUnitId: card.orgUnitId,
        profileKey: card.profileKey,
        profileVersion: card.profileVersion,
        concernedUnitId: card.concernedUnitId,
        clockKind: card.clockKind,
        dueDate: card.dueDate,
        onceKey: `${referralKey(card, year)}#${earlier.length + 1}`,
        claimId: null,
        clockId: null,
        level: 'L5',
        cause: 'REDS',
        basis: reds,
        at: tx.ctx.now,
      },
      looking,
    );
    await writePaper(tx, row);
    await this.messages.toHolders(tx.em, row, 'paperToReview', 'reviewer', looking);
  }

  /**
   * A referral that was not signed yet goes with the card that it needs, with a record; one that was signed is a
   * person's word, and its signer is told.
   */
  async withdrawn(tx: ActTransaction, card: DraftRow, looking: Looking): Promise<void> {
    const year = yearOf(tx, card);
    await oneAtATime(tx.em, referralKey(card, year));
    const profile = tx.tree.profile(card.profileKey, card.profileVersion)?.document;
    const needed = (profile && paperOf(profile, 'INTERVIEW_REFERRAL')?.afterReds) ?? REDS;
    const left = await this.ofYear(tx, card, year);
    if (left.length >= needed) return;
    for (const { id } of await this.referrals(tx, card, year)) {
      const row = (await tx.lock(DraftRow, id))!;
      if (DRAFT_FINAL.includes(row.state)) continue;
      if (isUnsigned(row)) {
        row.state = 'WITHDRAWN';
        const data = { needed, withdrawnCard: card.id };
        const audience = audienceOf(row, looking);
        await tx.record('draft', DraftRow, row, { type: 'basisWithdrawn', data, audience });
      } else {
        await this.messages.toHolders(tx.em, row, 'paperBasisGone', 'signer', looking);
      }
    }
  }

  private async ofYear(tx: ActTransaction, card: DraftRow, year: string): Promise<string[]> {
    const rows: { id: string }[] = await tx.em.query(
      `select id from draft where concerned_unit_id = $1 and kind = 'RED_CARD' and state = 'SEALED'
         and issued_at >= $2 and issued_at < $3 order by issued_at, id`,
      [card.concernedUnitId, startOfDay(`${year}-01-01`), endOfDay(`${year}-12-31`)],
    );
    return rows.map(({ id }) => id);
  }

  private async referrals(
    tx: ActTransaction,
    card: DraftRow,
    year: string,
  ): Promise<{ id: string; state: string }[]> {
    return tx.em.query(
      `select id, state from draft where concerned_unit_id = $1 and kind = 'INTERVIEW_REFERRAL' and cause = 'REDS'
         and starts_with(once_key, $2) order by id`,
      [card.concernedUnitId, `${referralKey(card, year)}#`],
    );
  }
}

/** The local year in which the card was issued. */
function yearOf(tx: ActTransaction, card: DraftRow): string {
  return tx.clocks.localDate(card.issuedAt!).slice(0, 4);
}

function referralKey(card: DraftRow, year: string): string {
  return `reds:${card.concernedUnitId}:${year}`;
}
