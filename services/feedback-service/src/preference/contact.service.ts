import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { DeliveryPlanner, insertDelivery } from '../delivery/delivery.planner.js';
import { codeHash } from '../delivery/delivery.sender.js';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { ContactRow } from './contact.entity.js';
import { countCode, judgeCode, mayAskCode, readEmail } from './contact.rules.js';
import { ensureContact, PreferenceService } from './preference.service.js';

interface Keyed {
  idempotencyKey: string;
}

/** A person's own e-mail address: given by him, confirmed by a code that only its mailbox shows. */
@Injectable()
export class ContactService {
  /** Wall time; tests move it on instead of waiting. */
  wallNow: () => Date = () => new Date();

  constructor(
    private readonly preferences: PreferenceService,
    private readonly database: Database,
    private readonly planner: DeliveryPlanner,
    @Inject(CHANNEL_ENV) private readonly env: ChannelEnv,
  ) {}

  /** The former address is used until the new one is confirmed. */
  set(ctx: ActContext, input: Keyed & { email: string }): Promise<ActAnswer> {
    return this.preferences.act(ctx, 'setContactAddress', input, async (tx, personId) => {
      if (!this.env.smtp) refuseAct('EMAIL_OFF', {}, undefined, 'INF');
      const email = readEmail(input.email) ?? refuseAct('EMAIL_INVALID', {}, undefined, 'INF');
      const contact = await ensureContact(tx, personId);
      const wall = this.wallNow();
      insist(mayAskCode(contact, wall));
      await tx.em.update(
        ContactRow,
        { personId },
        {
          ...countCode(contact, wall),
          pendingEmail: email,
          codeHash: null,
          codeUntil: null,
          codeTries: 0,
          language: ctx.language,
        },
      );
      const [post] = tx.tree.postsOfPerson(personId, ctx.now);
      await insertDelivery(tx.em, ctx.now, {
        onceKey: `code:${uuid()}`,
        alertId: null,
        channel: 'EMAIL',
        personId,
        webhookId: null,
        orgUnitId: post?.orgUnitId ?? tx.tree.childrenOf(null)[0]!.id,
        kind: 'CODE',
        urgent: true,
        state: 'PENDING',
        deliverAt: ctx.now,
        digestId: null,
      });
      await this.planner.wakePump(tx.em);
    });
  }

  async confirm(ctx: ActContext, input: Keyed & { code: string }): Promise<ActAnswer> {
    const hash = codeHash(ctx.identity.personId ?? '', input.code.trim());
    await this.countTry(ctx.identity.personId, hash);
    return this.preferences.act(ctx, 'confirmContactAddress', input, async (tx, personId) => {
      const contact = await ensureContact(tx, personId);
      insist(judgeCode(contact, hash, this.wallNow()));
      await tx.em.update(
        ContactRow,
        { personId },
        {
          email: contact.pendingEmail,
          emailConfirmedAt: ctx.now,
          pendingEmail: null,
          codeHash: null,
          codeUntil: null,
          codeTries: 0,
        },
      );
    });
  }

  remove(ctx: ActContext, input: Keyed): Promise<ActAnswer> {
    return this.preferences.act(ctx, 'removeContactAddress', input, async (tx, personId) => {
      const contact = await ensureContact(tx, personId);
      if (!contact.email && !contact.pendingEmail) refuseAct('NO_ADDRESS');
      await tx.em.update(
        ContactRow,
        { personId },
        { email: null, emailConfirmedAt: null, pendingEmail: null, codeHash: null, codeUntil: null },
      );
    });
  }

  /** A refused act is rolled back, so its wrong try is counted before it, in a transaction that stays. */
  private async countTry(personId: string | undefined, hash: string): Promise<void> {
    await this.database.em.query(
      `with c as (update contact set code_tries = code_tries + 1
         where person_id = $1 and code_hash is not null and code_hash <> $2 returning 1) select count(*) from c`,
      [personId ?? null, hash],
    );
  }
}
