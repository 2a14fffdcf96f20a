import { randomBytes } from 'node:crypto';
import { typedId } from '@concord/contracts/ids';
import { ALLOWED, refuse } from '@concord/contracts/refusals';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { asAnswer, knownUnit } from '@concord/service-kit/acts/input';
import { withinDeputy } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { toRef } from '@concord/service-kit/graph/shared.types';
import { Replica } from '@concord/service-kit/replica/replica';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { administeredUnits, administers } from '../delivery/delivery.permissions.js';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { addressFault } from './webhook.address.js';
import { WebhookRow } from './webhook.entity.js';
import type { Webhook } from './webhook.graphql.js';

interface OnUnit {
  idempotencyKey: string;
  orgUnitId: string;
}

/** Webhooks of units, kept by their administrators. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly acts: Acts,
    private readonly database: Database,
    private readonly replica: Replica,
    @Inject(CHANNEL_ENV) private readonly env: ChannelEnv,
  ) {}

  /** Those of the units that the asker administers. */
  async list(ctx: ActContext): Promise<Webhook[]> {
    const units = administeredUnits(ctx.identity, await this.replica.tree());
    const rows = await this.database.em
      .createQueryBuilder(WebhookRow, 'w')
      .where('w.orgUnitId = any(:units) and w.active', { units })
      .orderBy('w.createdAt')
      .addOrderBy('w.id')
      .getMany();
    return rows.map(toWebhook);
  }

  async one(ctx: ActContext, id: string): Promise<Webhook | null> {
    return (await this.list(ctx)).find((hook) => hook.id === id) ?? null;
  }

  /** The secret leaves once, in this answer; a lost answer is mended by a new secret. */
  async set(
    ctx: ActContext,
    input: OnUnit & { url: string; renewSecret?: boolean | null },
  ): Promise<ActAnswer & { secret: string | null }> {
    let made: string | null = null;
    const answer = await this.act(ctx, 'setWebhook', input, async (tx, orgUnitId) => {
      const fault = addressFault(input.url, this.env.allowPrivateWebhooks);
      if (fault) refuseAct(`WEBHOOK_${fault}`, {}, undefined, 'INF');
      const known = await this.locked(tx, orgUnitId);
      const secret = known?.active && !input.renewSecret ? known.secret : newSecret();
      made = secret === known?.secret ? null : secret;
      const { now } = ctx;
      if (known) {
        await tx.em.update(
          WebhookRow,
          { id: known.id },
          { url: input.url, secret, active: true, updatedAt: now },
        );
        return known.id;
      }
      const id = uuid();
      await tx.em.insert(WebhookRow, {
        id,
        orgUnitId,
        url: input.url,
        secret,
        active: true,
        createdAt: now,
        updatedAt: now,
      });
      return id;
    });
    return { ...answer, secret: answer.refusal ? null : made };
  }

  remove(ctx: ActContext, input: OnUnit): Promise<ActAnswer> {
    return this.act(ctx, 'removeWebhook', input, async (tx, orgUnitId) => {
      const known = await this.locked(tx, orgUnitId);
      if (!known?.active) return refuseAct('NOT_FOUND', { kind: 'webhook' });
      await tx.em.update(WebhookRow, { id: known.id }, { active: false, secret: '', updatedAt: ctx.now });
      return known.id;
    });
  }

  private act(
    ctx: ActContext,
    name: string,
    input: OnUnit,
    body: (tx: ActTransaction, orgUnitId: string) => Promise<string>,
  ): Promise<ActAnswer> {
    const command = { kind: 'webhook' as const, act: name, idempotencyKey: input.idempotencyKey, input };
    return asAnswer(() =>
      this.acts.creating(ctx, command, async (tx) => {
        const orgUnitId = knownUnit(input.orgUnitId, tx.tree);
        insist(
          withinDeputy(ctx, name, ({ identity }) =>
            administers(identity, tx.tree, orgUnitId) ? ALLOWED : refuse('NOT_PERMITTED'),
          ),
        );
        return body(tx, orgUnitId);
      }),
    );
  }

  /** Before the first there is no row to be locked: settings of one unit wait for each other. */
  private async locked(tx: ActTransaction, orgUnitId: string): Promise<WebhookRow | null> {
    await tx.em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`webhook:${orgUnitId}`]);
    return tx.em
      .createQueryBuilder(WebhookRow, 'w')
      .setLock('pessimistic_write')
      .where('w.orgUnitId = :orgUnitId', { orgUnitId })
      .getOne();
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url');

function toWebhook(row: WebhookRow): Webhook {
  return {
    id: typedId('webhook', row.id),
    orgUnit: toRef(typedId('orgUnit', row.orgUnitId)),
    origin: new URL(row.url).origin,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
