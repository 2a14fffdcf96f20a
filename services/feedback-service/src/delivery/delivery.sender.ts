import { createHash, randomInt } from 'node:crypto';
import type { Calendar } from '@concord/business-time/calendar';
import { localOf } from '@concord/business-time/zone';
import { LANGUAGES, type Language } from '@concord/contracts/identity';
import { typedId } from '@concord/contracts/ids';
import { Database } from '@concord/service-kit/database/database';
import { Replica } from '@concord/service-kit/replica/replica';
import { Inject, Injectable } from '@nestjs/common';
import { AlertRow } from '../alert/alert.entity.js';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { codeMail, digestMail, messageMail, pageUrl } from '../i18n/mail.js';
import { ContactRow } from '../preference/contact.entity.js';
import { CODE_MINUTES } from '../preference/contact.rules.js';
import { WebhookRow } from '../webhook/webhook.entity.js';
import { WebhookSender } from '../webhook/webhook.sender.js';
import type { Leased, Looked } from './delivery.queue.js';
import { goesOutAt } from './delivery.rules.js';
import { nextDigestAt, openDigestOn } from './digest.day.js';
import { Mailer } from './mailer.js';
import { mootAmong, type Moot } from './moot.js';
import { refusedFor, type Outcome } from './outcome.js';

const nowhere = (code: string): Outcome => ({ kind: 'cancelled', code });

/** Sends one message that this process holds; answers what became of it. */
@Injectable()
export class DeliverySender {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly mailer: Mailer,
    private readonly webhooks: WebhookSender,
    @Inject(CHANNEL_ENV) private readonly env: ChannelEnv,
  ) {}

  /** Channels that can be sent by at all. */
  channels(): string[] {
    return this.mailer.on ? ['EMAIL', 'WEBHOOK'] : ['WEBHOOK'];
  }

  async send(row: Leased, looked: Looked): Promise<Outcome> {
    const at = await this.opening(row, looked.now);
    if (at > looked.now) return { kind: 'later', at };
    const putOff = row.kind === 'DIGEST' ? await this.putOff(row, looked.now) : null;
    if (putOff) return putOff;
    if (row.channel === 'WEBHOOK') return this.post(row, looked);
    if (row.kind === 'CODE') return this.mailCode(row, looked.wall);
    return this.mail(row, looked.now);
  }

  /** Asked again at the sending: it may be a retry in the evening, or a notice made today a holiday meanwhile. */
  private async opening(row: Leased, now: Date): Promise<Date> {
    if (row.urgent) return now;
    return goesOutAt(false, now, await this.calendarOf(row));
  }

  /** Its day was made a holiday meanwhile: it is one with the next working day's, or becomes that. */
  private async putOff(row: Leased, now: Date): Promise<Outcome | null> {
    const calendar = await this.calendarOf(row);
    if (row.attempts > 1 || calendar.isWorked(localOf(now.getTime(), calendar.timeZone).day)) return null;
    const hour = Math.floor(localOf(row.deliverAt.getTime(), calendar.timeZone).minutes / 60);
    return this.database.transaction(async (em) => {
      const at = await nextDigestAt(em, row.personId!, hour, now, calendar);
      const other = await openDigestOn(em, row.personId!, at, calendar, row.id);
      if (!other) return { kind: 'later', at };
      await em.query('update delivery set digest_id = $2, deliver_at = $3 where digest_id = $1', [
        row.id,
        other.id,
        other.deliverAt,
      ]);
      return nowhere('MERGED');
    });
  }

  private async calendarOf(row: Leased): Promise<Calendar> {
    const tree = await this.replica.tree();
    const unit = tree.unit(row.orgUnitId) ?? tree.childrenOf(null)[0]!;
    return tree.calendar(unit.calendarId);
  }

  private async mail(row: Leased, now: Date): Promise<Outcome> {
    const contact = await this.database.em.findOneBy(ContactRow, { personId: row.personId! });
    if (!contact?.email) return nowhere('NO_ADDRESS');
    const language = await this.languageOf(contact, now);
    const { alerts, moot } = await this.alertsOf(row, now);
    if (alerts.length === 0) return nowhere(moot ?? 'NO_MESSAGE');
    const { publicUrl } = this.env;
    const mail =
      row.kind === 'DIGEST'
        ? digestMail(alerts, language, publicUrl)
        : messageMail(alerts[0]!, language, publicUrl);
    return this.mailer.send({ ...mail, to: contact.email, id: messageId(row) });
  }

  /** What it is to say; what is not true any more is left out, and why is answered where nothing is left. */
  private async alertsOf(row: Leased, now: Date): Promise<{ alerts: AlertRow[]; moot: Moot | undefined }> {
    const { em } = this.database;
    const found = await em
      .createQueryBuilder(AlertRow, 'a')
      .where('a.id = :alertId or a.id in (select d.alert_id from delivery d where d.digest_id = :id)', {
        alertId: row.alertId,
        id: row.id,
      })
      .orderBy('a.at')
      .addOrderBy('a.id')
      .getMany();
    const moot = await mootAmong(em, found, { tree: await this.replica.tree(), now });
    for (const [alertId, code] of moot) {
      await em.query(
        `update delivery set state = 'CANCELLED', error_code = $3, done_at = $4, digest_id = null
         where digest_id = $1 and alert_id = $2`,
        [row.id, alertId, code, now],
      );
    }
    return { alerts: found.filter(({ id }) => !moot.has(id)), moot: [...moot.values()][0] };
  }

  /** The code is made here and stands in the mail alone; sent again, the newest one holds. */
  private async mailCode(row: Leased, wall: Date): Promise<Outcome> {
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
    const until = new Date(wall.getTime() + CODE_MINUTES * 60_000);
    const [pending]: { pending_email: string; language: Language }[] = await this.database.em.query(
      `with c as (update contact set code_hash = $2, code_until = $3
         where person_id = $1 and pending_email is not null returning pending_email, language)
       select pending_email, language from c`,
      [row.personId, codeHash(row.personId!, code), until],
    );
    if (!pending) return nowhere('NO_ADDRESS');
    const mail = codeMail(code, CODE_MINUTES, pending.language, this.env.publicUrl);
    return this.mailer.send({ ...mail, to: pending.pending_email, id: messageId(row) });
  }

  private async post(row: Leased, { now, wall }: Looked): Promise<Outcome> {
    const hook = await this.database.em.findOneBy(WebhookRow, { id: row.webhookId!, active: true });
    if (!hook) return nowhere('NO_WEBHOOK');
    const { alerts, moot } = await this.alertsOf(row, now);
    const [alert] = alerts;
    if (!alert) return moot ? nowhere(moot) : refusedFor('NO_MESSAGE');
    return this.webhooks.send({
      url: hook.url,
      secret: hook.secret,
      id: row.id,
      attempt: row.attempts,
      body: JSON.stringify(payloadOf(row, alert, this.env.publicUrl)),
      wallMs: wall.getTime(),
    });
  }

  /** The language that the directory knows by the person's post; without one, that in which the address was given. */
  private async languageOf(contact: ContactRow, now: Date): Promise<Language> {
    const [post] = (await this.replica.tree()).postsOfPerson(contact.personId, now);
    const wished = post?.language ?? contact.language;
    return LANGUAGES.find((language) => language === wished) ?? LANGUAGES[0];
  }
}

/** Stable over attempts; sent again by a person it is another mail, or servers would drop it as known. */
function messageId(row: Leased): string {
  return row.resends > 0 ? `${row.id}.${row.resends}` : row.id;
}

/** What a platform is told: codes and ids alone, nothing that people wrote and nobody's name; it asks the graph for more. */
function payloadOf(row: Leased, alert: AlertRow, publicUrl: string) {
  return {
    id: typedId('delivery', row.id),
    type: 'notification',
    kind: row.kind,
    level: alert.level,
    template: alert.template,
    at: alert.at.toISOString(),
    orgUnitId: typedId('orgUnit', row.orgUnitId),
    subjectId: alert.subjectId,
    clock: alert.params['clock'] ?? null,
    dueDate: alert.params['clock'] ? (alert.params['date'] ?? null) : null,
    url: pageUrl(publicUrl, alert.subjectId),
  };
}

/** Salted by the person: equal codes of two people look different. */
export function codeHash(personId: string, code: string): string {
  return createHash('sha256').update(`${personId}:${code}`).digest('hex');
}
