import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, choice, MAX, text, type OnInput } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { DraftActs, wordingOf, type Wording } from '../draft/draft.acts.js';
import { DraftMessages } from '../draft/draft.messages.js';
import { PaperService } from '../draft/paper.service.js';

/** UPHELD: the paper stands. CORRECTED: a superseding entry is read instead. WITHDRAWN: it no longer counts. */
const DECISIONS = ['UPHELD', 'CORRECTED', 'WITHDRAWN'];

export interface DecideAppealInput extends OnInput, Wording {
  decision: string;
  reason: string;
}

/** Every card has a reason and can be appealed or corrected (E.2); all of it is kept. */
@Injectable()
export class AppealService {
  constructor(
    private readonly drafts: DraftActs,
    private readonly messages: DraftMessages,
    private readonly papers: PaperService,
  ) {}

  appeal(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.drafts.on(ctx, 'appealPaper', input, async ({ tx, row, as, looking }) => {
      row.appeal = {
        at: ctx.now.toISOString(),
        by: ctx.identity.personId!,
        unitId: as.orgUnitId,
        reason: text(input.reason, 'reason', MAX.long),
        decision: null,
        answer: null,
        decidedAt: null,
        decidedBy: null,
      };
      return {
        happening: { type: 'appealed', personal: { reason: row.appeal.reason } },
        after: () => this.messages.toHolders(tx.em, row, 'paperAppealed', 'signer', looking),
      };
    });
  }

  /** By the issuer. What was signed stays as it was; a correction is read instead of it. */
  decide(ctx: ActContext, input: DecideAppealInput): Promise<ActAnswer> {
    return asAnswer(async () => {
      const decision = choice('decision', input.decision, DECISIONS);
      return this.drafts.on(ctx, 'decidePaperAppeal', input, async ({ tx, row, looking }) => {
        const answer = text(input.reason, 'reason', MAX.long);
        const at = ctx.now.toISOString();
        const by = ctx.identity.personId!;
        row.appeal = { ...row.appeal!, decision, answer, decidedAt: at, decidedBy: by };
        if (decision === 'CORRECTED') {
          row.corrections = [...row.corrections, { at, by, reason: answer, ...wordingOf(input, ctx.now) }];
        }
        if (decision === 'WITHDRAWN') {
          row.state = 'WITHDRAWN';
          row.reason = answer;
        }
        return {
          happening: { type: 'appealDecided', data: { decision }, personal: { answer } },
          after: async () => {
            await this.messages.toAddressee(tx.em, row, 'paperAppealDecided', looking, { decision });
            if (decision === 'WITHDRAWN') await this.papers.afterWithdrawal(tx, row, looking);
          },
        };
      });
    });
  }
}
