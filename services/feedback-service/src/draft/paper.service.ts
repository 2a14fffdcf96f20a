import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { MAX, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { LANGUAGES, type Language } from '@concord/contracts/identity';
import { paperOf, type PaperKind } from '@concord/contracts/papers';
import { canonical, sha256 } from '@concord/service-kit/timeline/chain';
import { Injectable } from '@nestjs/common';
import { RedCards } from '../card/red-cards.js';
import { paperBody, paperNumber } from '../i18n/papers.js';
import { DraftActs, wordingOf, type DraftDone, type Wording } from './draft.acts.js';
import type { DraftRow } from './draft.entity.js';
import { DraftMessages } from './draft.messages.js';
import { numbersOf } from './draft.repository.js';

/** For how long a unit may object where the profile does not say (E.2 asks for it and names no number). */
const APPEAL = { unit: 'wd', n: 5 } as const;

/** The way of a paper: 核稿 → 签发 → 编号 → 用印, by named people; back, void and withdrawn (decision 5, G.9). */
@Injectable()
export class PaperService {
  constructor(
    private readonly drafts: DraftActs,
    private readonly messages: DraftMessages,
    private readonly reds: RedCards,
  ) {}

  /** Text, requirement and limit; what is left out stays. A returned paper waits for its review again. */
  edit(ctx: ActContext, input: OnInput & Wording): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'editDraft', input, async ({ row }) => {
      const given = wordingOf(input, ctx.now);
      if (given.body) row.body = { 'zh-CN': given.body, en: given.body };
      row.requirement = given.requirement ?? row.requirement;
      row.newLimit = given.newLimit ?? row.newLimit;
      const changed = Object.entries(given).flatMap(([name, value]) => (value ? [name] : []));
      return { happening: { type: 'edited', data: { changed } } };
    });
  }

  review(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'reviewDraft', input, async ({ tx, row, as, looking }) => {
      row.reviewedBy = ctx.identity.personId!;
      row.reviewedAt = ctx.now;
      row.reviewerUnitId = as.orgUnitId;
      const tell = () => this.messages.toHolders(tx.em, row, 'paperToSign', 'signer', looking);
      return { happening: { type: 'reviewed' }, after: tell };
    });
  }

  /** Back to be edited, by whoever it waits for. */
  giveBack(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'returnDraft', input, async ({ tx, row, looking }) => {
      row.reason = text(input.reason, 'reason', MAX.long);
      row.reviewedBy = null;
      row.reviewedAt = null;
      const tell = () => this.messages.toHolders(tx.em, row, 'paperReturned', 'reviewer', looking);
      return { happening: { type: 'returned', personal: { reason: row.reason } }, after: tell };
    });
  }

  /** The number is taken here, and the text is frozen: its digest stands in the chain. */
  sign(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'signDraft', input, async ({ tx, row, as, looking }) => {
      row.signedBy = ctx.identity.personId!;
      row.signedAt = ctx.now;
      row.signerUnitId = as.orgUnitId;
      row.body = await frozenBody(tx, row);
      row.number = await nextNumber(tx, row);
      const { body, requirement, newLimit } = row;
      const data = { number: row.number, textDigest: sha256(canonical({ body, requirement, newLimit })) };
      const tell = () => this.messages.toHolders(tx.em, row, 'paperToSeal', 'seal', looking);
      return { happening: { type: 'signed', data }, after: tell };
    });
  }

  /** Issued: the unit is told, and may object from now on. */
  seal(ctx: ActContext, input: OnInput & { scanReference?: string | null }): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'sealDraft', input, async ({ tx, row, as, looking }) => {
      row.scanReference = optionalText(input.scanReference, 'scanReference', MAX.short);
      row.sealedBy = ctx.identity.personId!;
      row.sealUnitId = as.orgUnitId;
      row.issuedAt = ctx.now;
      if (row.addresseeRole) {
        // Whoever holds the post today: the draft may be older than his appointment.
        const unit = tx.tree.nearestWithRole(row.addresseeRole, row.orgUnitId, ctx.now);
        row.addresseeUnitId = unit?.id ?? refuseAct('ADDRESSEE_VACANT', {}, '0.5', 'INF');
      } else {
        row.appealUntil = appealUntil(tx, row);
      }
      const data = { number: row.number, addresseeUnitId: row.addresseeUnitId };
      return {
        happening: { type: 'sealed', data },
        after: async () => {
          await this.messages.toAddressee(tx.em, row, 'paperIssued', looking);
          if (row.kind === 'RED_CARD') await this.reds.issued(tx, row, looking);
        },
      };
    });
  }

  /** Signed and not sent: the number stays as 作废 and is not given again. */
  void(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'voidDraft', input, async ({ row }) => {
      row.reason = text(input.reason, 'reason', MAX.long);
      return {
        happening: { type: 'voided', data: { number: row.number }, personal: { reason: row.reason } },
      };
    });
  }

  /** Taken back: a draft by those who work on it, what was issued by its issuer; what was sent is told. */
  withdraw(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'withdrawDraft', input, async ({ tx, row, looking }) => {
      row.reason = text(input.reason, 'reason', MAX.long);
      if (row.appeal?.decision === null) {
        row.appeal = {
          ...row.appeal,
          decision: 'WITHDRAWN',
          answer: row.reason,
          decidedAt: ctx.now.toISOString(),
          decidedBy: ctx.identity.personId!,
        };
      }
      const done: DraftDone = { happening: { type: 'withdrawn', personal: { reason: row.reason } } };
      if (row.issuedAt === null) return done;
      return { ...done, after: () => this.afterWithdrawal(tx, row, looking) };
    });
  }

  /** The unit learns that it no longer counts, and so does what rests on it. */
  async afterWithdrawal(
    tx: ActTransaction,
    row: DraftRow,
    looking: Parameters<DraftMessages['toAddressee']>[3],
  ): Promise<void> {
    await this.messages.toAddressee(tx.em, row, 'paperWithdrawn', looking);
    if (row.kind === 'RED_CARD') await this.reds.withdrawn(tx, row, looking);
  }
}

/** The text as its people left it; where nobody wrote in it, as it was prepared, in both languages. */
async function frozenBody(tx: ActTransaction, row: DraftRow): Promise<Record<Language, string>> {
  if (row.body) return row.body;
  const facts = {
    ...row,
    unit: tx.tree.unit(row.concernedUnitId)?.name ?? '',
    numbers: (await numbersOf(tx.em, [row])).get(row.id) ?? [],
  };
  const texts = LANGUAGES.map((language) => [language, paperBody(facts, language)] as const);
  return Object.fromEntries(texts) as Record<Language, string>;
}

/**
 * Next number of the issuer's year for this kind. The row of the serial is held until the act is over: two signers wait
 * for each other, and a number that was rolled back is given to the next, so that none is missing.
 */
async function nextNumber(tx: ActTransaction, row: DraftRow): Promise<string> {
  const year = tx.clocks.localDate(tx.ctx.now).slice(0, 4);
  const [serial]: { value: number }[] = await tx.em.query(
    `insert into serial (scope, value) values ($1, 1) on conflict (scope) do update set value = serial.value + 1 returning value`,
    [`paper:${row.kind}:${row.signerUnitId}:${year}`],
  );
  return paperNumber(row.numberPrefix, year, serial!.value);
}

function appealUntil(tx: ActTransaction, row: DraftRow): Date {
  const profile = tx.tree.profile(row.profileKey, row.profileVersion)?.document;
  const rule = profile && paperOf(profile, row.kind as PaperKind);
  const { unit, n } = rule?.appeal ?? APPEAL;
  return tx.clocks.addTerm({ unit, n }, tx.ctx.now, profile?.calendarId ?? 'CN').dueAt;
}
