import { typedId } from '@concord/contracts/ids';
import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { DeliveryPlanner, type Planning } from '../delivery/delivery.planner.js';
import { AlertRow } from './alert.entity.js';

export type NewAlert = Omit<AlertRow, 'id' | 'readAt'> & {
  /** Units by whose posts he is told: their platforms hear of it; absent where he is told as himself. */
  viaUnitIds?: readonly string[] | undefined;
};

/** Writes messages into inboxes, each once by its key, plans their other channels, and nudges those who look now. */
@Injectable()
export class AlertWriter {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryPlanner,
  ) {}

  /** Answers how many were new. `planning` says who stands where at the making: tree and case time. */
  async write(em: EntityManager, alerts: readonly NewAlert[], planning: Planning): Promise<number> {
    const rows = alerts.map((alert) => ({ ...alert, id: uuid() }));
    const fresh: { id: string }[] = await em.query(
      `insert into alert (id, once_key, person_id, kind, level, template, params, subject_id, org_unit_id, at)
       select id, "onceKey", "personId", kind, level, template, params, "subjectId", "orgUnitId", at
       from jsonb_to_recordset($1::jsonb) as new(id uuid, "onceKey" text, "personId" uuid, kind text, level text,
         template text, params jsonb, "subjectId" text, "orgUnitId" uuid, at timestamptz)
       on conflict (once_key) do nothing returning id`,
      [JSON.stringify(rows)],
    );
    const made = new Set(fresh.map(({ id }) => id));
    const written = rows.filter(({ id }) => made.has(id));
    if (written.length === 0) return 0;
    const changes = written.map(({ id, orgUnitId, personId }) =>
      JSON.stringify({
        typename: 'Alert',
        id: typedId('alert', id),
        version: 1,
        orgUnitId,
        personIds: [personId],
        // An inbox is its owner's alone: whoever has a role over the unit learns nothing of it.
        personal: true,
      }),
    );
    await em.query('select pg_notify($1, change) from unnest($2::text[]) as change', [
      `${this.database.schema}_changes`,
      changes,
    ]);
    await this.deliveries.plan(em, written, planning);
    return written.length;
  }
}
