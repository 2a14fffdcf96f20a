import { parseId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bares, MAX } from '@concord/service-kit/acts/input';
import { refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import { Injectable } from '@nestjs/common';
import type { Alert, AlertFilter } from './alert.graphql.js';
import { toAlert } from './alert.mapper.js';
import { AlertRepository } from './alert.repository.js';

/** One person's own inbox: reading it, and marking as read. */
@Injectable()
export class InboxService {
  constructor(
    private readonly acts: Acts,
    private readonly alerts: AlertRepository,
  ) {}

  async list(
    ctx: ActContext,
    filter: AlertFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<ConnectionOf<Alert>> {
    const rows = await this.alerts.page(ctx, filter, page);
    const totalCount = (): Promise<number> => this.alerts.count(ctx, filter);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(
      rows,
      shown,
      (row) => [row.at, row.id],
      (row) => toAlert(row, ctx),
    );
  }

  unreadCount(ctx: ActContext): Promise<number> {
    return this.alerts.count(ctx, { unreadOnly: true });
  }

  /** The message, or null where it is another's. */
  async one(ctx: ActContext, typedAlert: string): Promise<Alert | null> {
    const id = parseId(typedAlert, 'alert')?.uuid;
    const [row] = id ? await this.alerts.byIds(ctx, [id]) : [];
    return row ? toAlert(row, ctx) : null;
  }

  /** A message that was read before stays read at its first time. */
  markRead(
    ctx: ActContext,
    input: { idempotencyKey: string; alertIds: readonly string[] },
  ): Promise<ActAnswer> {
    const command = { kind: 'alert' as const, act: 'markRead', idempotencyKey: input.idempotencyKey, input };
    return asAnswer(() =>
      this.acts.creating(ctx, command, async (tx) => {
        const { personId } = ctx.identity;
        if (!personId) return refuseAct('NOT_PERMITTED');
        if (input.alertIds.length > MAX.list) refuseAct('TOO_MANY', { field: 'alertIds', max: MAX.list });
        const ids = bares(input.alertIds, 'alert');
        const own: unknown[] = await tx.em.query(
          'select id from alert where person_id = $1 and id = any($2) order by id for update',
          [personId, ids],
        );
        if (own.length < ids.length) refuseAct('NOT_FOUND', { kind: 'alert' });
        await tx.em.query(
          'update alert set read_at = $3 where person_id = $1 and id = any($2) and read_at is null',
          [personId, ids, ctx.now],
        );
        return personId;
      }),
    );
  }
}
