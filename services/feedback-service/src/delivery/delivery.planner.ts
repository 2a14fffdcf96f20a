import type { Calendar } from '@concord/business-time/calendar';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Database } from '@concord/service-kit/database/database';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { AlertRow } from '../alert/alert.entity.js';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { NOTICE_KINDS, noticeKindOf } from '../preference/notice.kinds.js';
import { goesOutAt, planFor, type Wish } from './delivery.rules.js';
import { nextDigestAt, openDigestOn } from './digest.day.js';

/** Where a message is planned: the tree, and case time at its making. */
export interface Planning {
  tree: OrgTree;
  now: Date;
}
interface Written extends Pick<AlertRow, 'id' | 'onceKey' | 'personId' | 'kind' | 'template' | 'orgUnitId'> {
  /** Units by whose posts he is told; absent where he is told as himself. */
  viaUnitIds?: readonly string[] | undefined;
}
interface Reachable {
  person_id: string;
  has_email: boolean;
  digest_hour: number;
  wishes: Record<string, Wish>;
}
interface NewDelivery {
  onceKey: string;
  alertId: string | null;
  channel: string;
  personId: string | null;
  webhookId: string | null;
  orgUnitId: string;
  kind: string;
  urgent: boolean;
  state: string;
  deliverAt: Date;
  digestId: string | null;
}

/** Notified when something waits for the pump. */
export const deliveriesChannel = (schema: string): string => `${schema}_deliveries`;

/**
 * Plans how messages leave besides the inbox, in the transaction that writes them: what is in an inbox is on its way.
 * Nothing is sent here, so no act and no effect ever waits for a mail server.
 */
@Injectable()
export class DeliveryPlanner {
  constructor(
    private readonly database: Database,
    @Inject(CHANNEL_ENV) private readonly env: ChannelEnv,
  ) {}

  async plan(em: EntityManager, alerts: readonly Written[], planning: Planning): Promise<void> {
    if (alerts.length === 0) return;
    const { tree, now } = planning;
    const people = [...new Set(alerts.map(({ personId }) => personId))];
    const unitsOf = new Map(
      people.map((id) => [id, tree.postsOfPerson(id, now).map(({ orgUnitId }) => orgUnitId)]),
    );
    const readers = await this.readers(em, people);
    // A person on two units is told for one of them: the other's platform learns nothing of it.
    const heardBy = (alert: Written): readonly string[] => alert.viaUnitIds ?? unitsOf.get(alert.personId)!;
    const hooks = await this.webhooks(em, [...new Set(alerts.flatMap(heardBy))]);
    for (const alert of alerts) {
      const units = unitsOf.get(alert.personId)!;
      await this.planPerson(em, alert, units[0] ?? alert.orgUnitId, readers.get(alert.personId), planning);
      for (const unit of new Set(heardBy(alert))) {
        const webhookId = hooks.get(unit);
        if (webhookId) await this.planWebhook(em, alert, { unit, webhookId }, planning);
      }
    }
  }

  private async planPerson(
    em: EntityManager,
    alert: Written,
    unit: string,
    reader: Reachable | undefined,
    { tree, now }: Planning,
  ): Promise<void> {
    if (!reader) return;
    const code = noticeKindOf(alert);
    const kind = NOTICE_KINDS[code];
    const calendar = tree.calendar(tree.unit(unit)?.calendarId ?? tree.childrenOf(null)[0]!.calendarId);
    const { wishes, has_email: hasEmail, digest_hour: digestHour } = reader;
    const about = { now, calendar, emailOn: this.env.smtp !== null };
    const planned = planFor(kind, { wish: wishes[code], hasEmail, digestHour }, about);
    const common = { personId: alert.personId, webhookId: null, orgUnitId: unit, kind: code };
    for (const one of planned) {
      const digest =
        one.state === 'DIGEST'
          ? await this.openDigest(em, common, { hour: digestHour, calendar }, now)
          : null;
      await insertDelivery(em, now, {
        ...common,
        onceKey: `${alert.id}@${one.channel}`,
        alertId: alert.id,
        channel: one.channel,
        urgent: kind.urgent,
        state: one.state,
        deliverAt: digest?.deliverAt ?? one.deliverAt,
        digestId: digest?.id ?? null,
      });
      if (one.state === 'PENDING') await this.wakePump(em);
    }
  }

  /** A unit's platform is told once of one cause, however many of its people are. */
  private async planWebhook(
    em: EntityManager,
    alert: Written,
    { unit, webhookId }: { unit: string; webhookId: string },
    { tree, now }: Planning,
  ): Promise<void> {
    const code = noticeKindOf(alert);
    const { urgent } = NOTICE_KINDS[code];
    const cause = alert.onceKey.replace(`>${alert.personId}`, '');
    await insertDelivery(em, now, {
      onceKey: `${cause}@${webhookId}`,
      alertId: alert.id,
      channel: 'WEBHOOK',
      personId: null,
      webhookId,
      orgUnitId: unit,
      kind: code,
      urgent,
      state: 'PENDING',
      deliverAt: goesOutAt(urgent, now, tree.calendar(tree.unit(unit)!.calendarId)),
      digestId: null,
    });
    await this.wakePump(em);
  }

  /**
   * The digest of that hour, locked, so that its sender cannot begin before this message is in it. One that was
   * begun is not added to: what it holds must not change between two attempts; the message waits for the next.
   */
  private async openDigest(
    em: EntityManager,
    common: { personId: string; orgUnitId: string },
    { hour, calendar }: { hour: number; calendar: Calendar },
    now: Date,
  ): Promise<{ id: string; deliverAt: Date }> {
    for (let after = now; ;) {
      const at = await nextDigestAt(em, common.personId, hour, after, calendar);
      // One that was put off to this day is the day's, whatever instant it was planned for.
      const waiting = await openDigestOn(em, common.personId, at, calendar);
      if (waiting) return waiting;
      const onceKey = `digest:${common.personId}@${at.toISOString()}`;
      await insertDelivery(em, now, {
        onceKey,
        alertId: null,
        channel: 'EMAIL',
        personId: common.personId,
        webhookId: null,
        orgUnitId: common.orgUnitId,
        kind: 'DIGEST',
        urgent: true,
        state: 'PENDING',
        deliverAt: at,
        digestId: null,
      });
      const [row]: { id: string; state: string; attempts: number }[] = await em.query(
        'select id, state, attempts from delivery where once_key = $1 for update',
        [onceKey],
      );
      if (row!.state === 'PENDING' && row!.attempts === 0) return { id: row!.id, deliverAt: at };
      after = at;
    }
  }

  /** Only people who said anything about channels; everybody else has his inbox. */
  private async readers(em: EntityManager, people: readonly string[]): Promise<Map<string, Reachable>> {
    const rows: Reachable[] = await em.query(
      `select p.person_id, c.email is not null as has_email, coalesce(c.digest_hour, 0) as digest_hour,
         coalesce((select jsonb_object_agg(n.kind, jsonb_build_object('channels', to_jsonb(n.channels), 'digest', n.digest))
                   from notification_preference n where n.person_id = p.person_id), '{}'::jsonb) as wishes
       from unnest($1::uuid[]) as p(person_id) left join contact c on c.person_id = p.person_id
       where c.person_id is not null
          or exists (select 1 from notification_preference n where n.person_id = p.person_id)`,
      [people],
    );
    return new Map(rows.map((row) => [row.person_id, row]));
  }

  private async webhooks(em: EntityManager, units: readonly string[]): Promise<Map<string, string>> {
    const rows: { org_unit_id: string; id: string }[] = await em.query(
      'select org_unit_id, id from webhook where org_unit_id = any($1::uuid[]) and active',
      [units],
    );
    return new Map(rows.map((row) => [row.org_unit_id, row.id]));
  }

  /** Only the nudge to look, sent at commit; rows are the truth. */
  async wakePump(em: EntityManager): Promise<void> {
    await em.query(`select pg_notify($1, '')`, [deliveriesChannel(this.database.schema)]);
  }
}

/** Writes a delivery unless its key is there. `now` is case time; it may be tried at once in wall time. */
export async function insertDelivery(em: EntityManager, now: Date, row: NewDelivery): Promise<void> {
  await em.query(
    `insert into delivery (id, once_key, alert_id, channel, person_id, webhook_id, org_unit_id, kind, urgent, state,
       deliver_at, digest_id, attempts, next_attempt_at, resends, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, 0, $14) on conflict (once_key) do nothing`,
    [
      uuid(),
      row.onceKey,
      row.alertId,
      row.channel,
      row.personId,
      row.webhookId,
      row.orgUnitId,
      row.kind,
      row.urgent,
      row.state,
      row.deliverAt,
      row.digestId,
      new Date(),
      now,
    ],
  );
}
