import { typedId } from '@concord/contracts/ids';
import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { DeliveryPlanner, type Planning } from '../delivery/delivery.planner.js';
import { AlertRow } from './alert.entity.js';

export type NewAlert = Omit<AlertRow, 'id' | 'readAt'>;

/** Writes messages into inboxes, each once by its key, plans their other channels, and nudges those who look now. */
@Injectable()
export class AlertWriter {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryPlanner,
  ) {}

  /** Answers how many were new. `planning` says who stands where at the making: tree and case time. */
  async write(em: EntityManager, alerts: readonly NewAlert[], planning: Planning): Promise<number> {
    const written: (NewAlert & { id: string })[] = [];
    for (const alert of alerts) {
      const id = uuid();
      const done: unknown[] = await em.query(
        `insert into alert (id, once_key, person_id, kind, level, template, params, subject_id, org_unit_id, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (once_key) do nothing returning id`,
        [
          id,
          alert.onceKey,
          alert.personId,
          alert.kind,
          alert.level,
          alert.template,
          JSON.stringify(alert.params),
          alert.subjectId,
          alert.orgUnitId,
          alert.at,
        ],
      );
      if (done.length === 0) continue;
      written.push({ ...alert, id });
      const change = {
        typename: 'Alert',
        id: typedId('alert', id),
        version: 1,
        orgUnitId: alert.orgUnitId,
        personIds: [alert.personId],
        // An inbox is its owner's alone: whoever has a role over the unit learns nothing of it.
        personal: true,
      };
      await em.query('select pg_notify($1, $2)', [`${this.database.schema}_changes`, JSON.stringify(change)]);
    }
    await this.deliveries.plan(em, written, planning);
    return written.length;
  }
}
