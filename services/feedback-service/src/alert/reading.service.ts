import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bares, MAX } from '@concord/service-kit/acts/input';
import { refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';

/** Marks messages of the own inbox as read. */
@Injectable()
export class ReadingService {
  constructor(private readonly acts: Acts) {}

  /** A message that was read before stays read at its first time. */
  markRead(ctx: ActContext, input: { idempotencyKey: string; alertIds: readonly string[] }): Promise<ActAnswer> {
    const command = { kind: 'alert' as const, act: 'markRead', idempotencyKey: input.idempotencyKey, input };
    return asAnswer(() =>
      this.acts.creating(ctx, command, async (tx) => {
        const { personId } = ctx.identity;
        if (!personId) return refuseAct('NOT_PERMITTED');
        if (input.alertIds.length > MAX.list) refuseAct('TOO_MANY', { field: 'alertIds', max: MAX.list });
        const ids = bares(input.alertIds, 'alert');
        const own: unknown[] = await tx.em.query('select id from alert where person_id = $1 and id = any($2) order by id for update', [personId, ids]);
        if (own.length < ids.length) refuseAct('NOT_FOUND', { kind: 'alert' });
        await tx.em.query('update alert set read_at = $3 where person_id = $1 and id = any($2) and read_at is null', [personId, ids, ctx.now]);
        return personId;
      }),
    );
  }
}
