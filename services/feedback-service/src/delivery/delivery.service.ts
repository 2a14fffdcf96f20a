import { parseId, typedId } from '@concord/contracts/ids';
import type { Decision } from '@concord/contracts/refusals';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bare, type OnInput } from '@concord/service-kit/acts/input';
import { withinDeputy } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import { toAction, type Action } from '@concord/service-kit/graph/shared.types';
import { Replica } from '@concord/service-kit/replica/replica';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Injectable } from '@nestjs/common';
import {
  decideDelivery,
  DELIVERY_ACTS,
  type DeliveryAct,
  type DeliveryStanding,
} from './delivery.acts.rules.js';
import { DeliveryRow } from './delivery.entity.js';
import type { Delivery, DeliveryFilter } from './delivery.graphql.js';
import { toDelivery } from './delivery.mapper.js';
import { administers } from './delivery.permissions.js';
import { DeliveryPlanner } from './delivery.planner.js';
import { DeliveryRepository } from './delivery.repository.js';
import { BY_HAND } from './delivery.states.js';

/** The log of deliveries: looked at, sent again, delivered by hand. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly acts: Acts,
    private readonly rows: DeliveryRepository,
    private readonly replica: Replica,
    private readonly planner: DeliveryPlanner,
  ) {}

  async list(
    ctx: ActContext,
    filter: DeliveryFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<ConnectionOf<Delivery>> {
    const rows = await this.rows.page(ctx, filter, page);
    const alerts = await this.rows.alerts(rows);
    const totalCount = (): Promise<number> => this.rows.count(ctx, filter);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(
      rows,
      shown,
      (row) => [row.createdAt, row.id],
      (row) => toDelivery(row, alerts.get(row.alertId ?? ''), ctx),
    );
  }

  /** The delivery, or null where the asker may not see it. */
  async one(ctx: ActContext, typedDelivery: string): Promise<Delivery | null> {
    const id = parseId(typedDelivery, 'delivery')?.uuid;
    const row = id ? await this.rows.find(ctx, id) : null;
    return row && toDelivery(row, (await this.rows.alerts([row])).get(row.alertId ?? ''), ctx);
  }

  /** Every act in its present state. */
  async actions(ctx: ActContext, shown: Delivery): Promise<Action[]> {
    const row = await this.rows.find(ctx, parseId(shown.id, 'delivery')!.uuid);
    if (!row) return [];
    const tree = await this.replica.tree();
    return DELIVERY_ACTS.map((act) => toAction(act, decideFor(row, act, ctx, tree), ctx.language));
  }

  /** Attempts begin anew; it goes out at once, or at the next opening where it is not urgent. */
  resend(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.act(ctx, 'resendDelivery', input, async (row, em) => {
      await em.query(
        `update delivery set state = $2, attempts = 0, resends = resends + 1, error_code = null, done_at = null,
           lease = null, deliver_at = $3, next_attempt_at = $4 where id = $1`,
        [row.id, BY_HAND.includes(row.channel) ? 'BY_HAND' : 'PENDING', ctx.now, new Date()],
      );
      await this.planner.wakePump(em);
    });
  }

  markHandDelivered(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.act(ctx, 'markHandDelivered', input, async (row, em) => {
      await em.query(
        `update delivery set state = 'HAND_DELIVERED', done_at = $2, handled_by = $3 where id = $1 or digest_id = $1`,
        [row.id, ctx.now, ctx.identity.personId ?? null],
      );
    });
  }

  private act(
    ctx: ActContext,
    act: DeliveryAct,
    input: OnInput,
    body: (row: DeliveryRow, em: Parameters<DeliveryPlanner['wakePump']>[0]) => Promise<void>,
  ): Promise<ActAnswer> {
    const command = { kind: 'delivery' as const, act, idempotencyKey: input.idempotencyKey, input };
    return asAnswer(() =>
      this.acts.creating(ctx, command, async (tx) => {
        const id = bare(input.id, 'delivery');
        const row = await tx.em
          .createQueryBuilder(DeliveryRow, 'd')
          .setLock('pessimistic_write')
          .where('d.id = :id', { id })
          .getOne();
        const standing = row && standingOf(row, ctx, tx.tree);
        if (!row || !standing || !(standing.own || standing.administers)) {
          return refuseAct('NOT_FOUND', { kind: 'delivery' });
        }
        insist(decideFor(row, act, ctx, tx.tree));
        await body(row, tx.em);
        return row.id;
      }),
    );
  }

  async byUuid(ctx: ActContext, id: string): Promise<Delivery> {
    return (await this.one(ctx, typedId('delivery', id)))!;
  }
}

function decideFor(row: DeliveryRow, act: DeliveryAct, ctx: ActContext, tree: OrgTree): Decision {
  return withinDeputy(ctx, act, (asker) => decideDelivery(row, act, standingOf(row, asker, tree)));
}

function standingOf(row: DeliveryRow, ctx: Pick<ActContext, 'identity'>, tree: OrgTree): DeliveryStanding {
  return {
    own: row.personId !== null && row.personId === ctx.identity.personId,
    administers: administers(ctx.identity, tree, row.orgUnitId),
  };
}
