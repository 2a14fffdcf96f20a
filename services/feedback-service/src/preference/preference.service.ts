import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { asAnswer, choice } from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { Inject, Injectable } from '@nestjs/common';
import { effectiveWish } from '../delivery/delivery.rules.js';
import { CHANNELS } from '../delivery/delivery.states.js';
import { nextDigestAt } from '../delivery/digest.day.js';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { CHANNEL_LABELS, channelNote } from '../i18n/channels.js';
import { ContactRow } from './contact.entity.js';
import { maskEmail } from './contact.rules.js';
import { NOTICE_KIND_CODES, NOTICE_KINDS } from './notice.kinds.js';
import { PreferenceRow } from './preference.entity.js';
import type { NotificationPreferences } from './preference.graphql.js';
import { decideHour, decidePreference } from './preference.rules.js';

interface Keyed {
  idempotencyKey: string;
}

/** How one person's own messages reach him; nobody reads or sets another's. */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly acts: Acts,
    private readonly database: Database,
    @Inject(CHANNEL_ENV) private readonly env: ChannelEnv,
  ) {}

  /** Null for whoever is no person. */
  async own(ctx: ActContext): Promise<NotificationPreferences | null> {
    const { personId, kind } = ctx.identity;
    if (kind !== 'person' || !personId) return null;
    const contact = await this.database.em.findOneBy(ContactRow, { personId });
    const rows = await this.database.em.findBy(PreferenceRow, { personId });
    const wishes = new Map(rows.map((row) => [row.kind, row]));
    const emailOn = this.env.smtp !== null;
    const hasEmail = contact?.email != null;
    const reach = { emailOn, hasEmail, bounced: hasEmail && (await this.bounced(contact)) };
    return {
      emailMasked: maskEmail(contact?.email ?? null),
      emailConfirmedAt: contact?.emailConfirmedAt ?? null,
      pendingEmailMasked: maskEmail(contact?.pendingEmail ?? null),
      digestHour: contact?.digestHour ?? DEFAULT_DIGEST_HOUR,
      channels: CHANNELS.map((code) => ({
        code,
        label: CHANNEL_LABELS[code][ctx.language],
        available: code !== 'EMAIL' || (emailOn && hasEmail && !reach.bounced),
        offered: code !== 'EMAIL' || reach.emailOn,
        note: channelNote(code, reach, ctx.language),
      })),
      kinds: NOTICE_KIND_CODES.map((code) => {
        const { label, mandatory, urgent } = NOTICE_KINDS[code];
        const { channels, digest } = effectiveWish(NOTICE_KINDS[code], wishes.get(code));
        return { kind: code, label: label[ctx.language], mandatory, urgent, channels: [...channels], digest };
      }),
    };
  }

  /** Whether the last mail since the address was confirmed was refused for good by the mailbox. */
  private async bounced({ personId, emailConfirmedAt }: ContactRow): Promise<boolean> {
    const [last]: { refused: boolean }[] = await this.database.em.query(
      `select state = 'DEAD' and error_code like 'SMTP\\_5%' as refused from delivery
       where person_id = $1 and channel = 'EMAIL' and kind <> 'CODE' and state in ('SENT', 'DEAD') and done_at >= $2
       order by done_at desc, id desc limit 1`,
      [personId, emailConfirmedAt],
    );
    return last?.refused ?? false;
  }

  setPreference(
    ctx: ActContext,
    input: Keyed & { kind: string; channels: string[]; digest: boolean },
  ): Promise<ActAnswer> {
    return this.act(ctx, 'setNotificationPreference', input, async (tx, personId) => {
      const kind = choice('kind', input.kind, NOTICE_KIND_CODES);
      insist(decidePreference(kind, input));
      const channels = CHANNELS.filter((code) => input.channels.includes(code));
      await tx.em.query(
        `insert into notification_preference (person_id, kind, channels, digest, changed_at)
         values ($1, $2, $3, $4, $5) on conflict (person_id, kind)
         do update set channels = excluded.channels, digest = excluded.digest, changed_at = excluded.changed_at`,
        [personId, kind, channels, input.digest, ctx.now],
      );
    });
  }

  /** What waits already goes out at the new hour too: one digest a day. */
  setDigestHour(ctx: ActContext, input: Keyed & { hour: number }): Promise<ActAnswer> {
    return this.act(ctx, 'setDigestHour', input, async (tx, personId) => {
      insist(decideHour(input.hour));
      await ensureContact(tx, personId);
      await tx.em.query('update contact set digest_hour = $2 where person_id = $1', [personId, input.hour]);
      const [post] = tx.tree.postsOfPerson(personId, ctx.now);
      const unit = tx.tree.unit(post?.orgUnitId ?? '') ?? tx.tree.childrenOf(null)[0]!;
      const calendar = tx.tree.calendar(unit.calendarId);
      const at = await nextDigestAt(tx.em, personId, input.hour, ctx.now, calendar);
      const onceKey = `digest:${personId}@${at.toISOString()}`;
      const waiting: { id: string }[] = await tx.em.query(
        `select id from delivery where person_id = $1 and kind = 'DIGEST' and state = 'PENDING' and attempts = 0
         order by deliver_at for update`,
        [personId],
      );
      const [first, ...more] = waiting.map(({ id }) => id);
      if (!first) return;
      await tx.em.query('update delivery set digest_id = $1 where digest_id = any($2)', [first, more]);
      await tx.em.query('delete from delivery where id = any($1)', [more]);
      await tx.em.query('update delivery set deliver_at = $2, once_key = $3 where id = $1', [
        first,
        at,
        onceKey,
      ]);
      await tx.em.query('update delivery set deliver_at = $2 where digest_id = $1', [first, at]);
    });
  }

  /** One act of a person on what is his own. */
  act(
    ctx: ActContext,
    name: string,
    input: Keyed,
    body: (tx: ActTransaction, personId: string) => Promise<void>,
  ): Promise<ActAnswer> {
    const command = { kind: 'person' as const, act: name, idempotencyKey: input.idempotencyKey, input };
    return asAnswer(() =>
      this.acts.creating(ctx, command, async (tx) => {
        const { personId, kind } = ctx.identity;
        if (kind !== 'person' || !personId) return refuseAct('NOT_PERMITTED');
        await body(tx, personId);
        return personId;
      }),
    );
  }
}

/** Local hour of the digest where nobody chose one: the day's work begins with it. */
const DEFAULT_DIGEST_HOUR = 9;

/** The person's row, locked; made where there was none. */
export async function ensureContact(tx: ActTransaction, personId: string): Promise<ContactRow> {
  await tx.em.query(
    `insert into contact (person_id, code_tries, codes_asked, digest_hour, language) values ($1, 0, 0, $2, $3)
     on conflict (person_id) do nothing`,
    [personId, DEFAULT_DIGEST_HOUR, tx.ctx.language],
  );
  return tx.em
    .createQueryBuilder(ContactRow, 'c')
    .setLock('pessimistic_write')
    .where('c.personId = :personId', { personId })
    .getOneOrFail();
}
