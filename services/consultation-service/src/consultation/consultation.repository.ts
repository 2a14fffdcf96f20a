import { Injectable } from '@nestjs/common';
import { Database } from '@concord/service-kit/database/database';
import type { SelectQueryBuilder } from 'typeorm';
import { groupBy } from '../acts/group.js';
import { endOf, startOf } from '../acts/period.js';
import type { ListScope } from '../acts/scope.js';
import { ObjectionRow } from '../publicity/objection.entity.js';
import { ConsultationRow } from './consultation.entity.js';

export interface ConsultationQuery {
  states?: string[] | null;
  from?: string | null;
  to?: string | null;
  updatedSince?: Date | null;
  text?: string | null;
  outcomes?: string[] | null;
  roomId?: string | null;
}

/** Objections that say the same and stand the same: the first of them, and how many they are. */
export interface ObjectionGroup {
  row: ObjectionRow;
  size: number;
}

/** Of one consultation, that are shown at once. */
const MOST_GROUPS = 200;

/** Lists of consultations, always within what the reader may see. */
@Injectable()
export class ConsultationRepository {
  constructor(private readonly database: Database) {}

  async byIds(ids: readonly string[]): Promise<ConsultationRow[]> {
    return this.database.em
      .createQueryBuilder(ConsultationRow, 'c')
      .where('c.id = any(:ids)', { ids: [...ids] })
      .getMany();
  }

  /** Newest first. */
  async page(
    scope: ListScope,
    query: ConsultationQuery,
    limit: number,
    after: (string | number | null)[] | null,
  ): Promise<ConsultationRow[]> {
    const listed = this.listed(scope, query);
    if (after) {
      listed.andWhere('(c.createdAt, c.id) < (:afterAt, :afterId)', { afterAt: after[0], afterId: after[1] });
    }
    return listed.orderBy('c.createdAt', 'DESC').addOrderBy('c.id', 'DESC').limit(limit).getMany();
  }

  async count(scope: ListScope, query: ConsultationQuery): Promise<number> {
    return this.listed(scope, query).getCount();
  }

  /** Results on show or that were: for everybody. Withdrawn ones are not among them. */
  async publicised(
    units: string[] | null,
    limit: number,
    after: (string | number | null)[] | null,
  ): Promise<ConsultationRow[]> {
    const listed = this.shown(units);
    if (after) {
      listed.andWhere('(c.publicityFrom, c.id) < (:afterDay, :afterId)', {
        afterDay: after[0],
        afterId: after[1],
      });
    }
    return listed.orderBy('c.publicityFrom', 'DESC').addOrderBy('c.id', 'DESC').limit(limit).getMany();
  }

  async countPublicised(units: string[] | null): Promise<number> {
    return this.shown(units).getCount();
  }

  /** In order; look-alikes that stand the same as one, and no more than a page can show: open ones go first. */
  async objectionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectionGroup[]>> {
    const found: { id: string; size: number }[] = await this.database.em.query(
      `select g.id, g.size from (
         select (array_agg(o.id order by o.at, o.id))[1] as id, count(*)::int as size, row_number() over (
           partition by o.consultation_id order by (o.handled_at is null) desc, min(o.at), min(o.id::text)) as place
         from objection o where o.consultation_id = any($1)
         group by o.consultation_id, coalesce(o.words, o.id::text), o.handled_at is null, o.handling, o.upheld) g
       where g.place <= $2`,
      [ids, MOST_GROUPS],
    );
    const sizes = new Map(found.map(({ id, size }) => [id, size]));
    const rows = await this.database.em
      .createQueryBuilder(ObjectionRow, 'o')
      .where('o.id = any(:ids)', { ids: [...sizes.keys()] })
      .orderBy('o.at')
      .addOrderBy('o.id')
      .getMany();
    const groups = rows.map((row) => ({ row, size: sizes.get(row.id)! }));
    return groupBy(groups, ({ row }) => row.consultationId);
  }

  async objection(id: string): Promise<ObjectionRow | null> {
    return this.database.em.findOneBy(ObjectionRow, { id });
  }

  private shown(units: string[] | null): SelectQueryBuilder<ConsultationRow> {
    const listed = this.database.em
      .createQueryBuilder(ConsultationRow, 'c')
      .where('c.publicityFrom is not null and c.outcomeSessionId is not null')
      .andWhere("c.state in ('PUBLICIZING', 'IMPLEMENTING', 'SUPERVISING', 'REPORTED')");
    return units ? listed.andWhere('c.orgUnitId = any(:units)', { units }) : listed;
  }

  private listed(scope: ListScope, query: ConsultationQuery): SelectQueryBuilder<ConsultationRow> {
    const listed = this.database.em.createQueryBuilder(ConsultationRow, 'c').where(
      `(c.orgUnitId = any(:units) or c.conveningUnitId = any(:units) or :person = any(c.readerPersonIds)
          or c.publicityFrom is not null and (c.orgUnitId = any(:publicised) or c.conveningUnitId = any(:publicised)))`,
      { units: scope.units, person: scope.personId, publicised: scope.publicisedUnits },
    );
    if (scope.within) listed.andWhere('c.orgUnitId = any(:within)', { within: scope.within });
    if (query.states) listed.andWhere('c.state = any(:states)', { states: query.states });
    if (query.outcomes) listed.andWhere('c.outcome = any(:outcomes)', { outcomes: query.outcomes });
    if (query.roomId) listed.andWhere('c.roomId = :roomId', { roomId: query.roomId });
    if (query.from) listed.andWhere('c.createdAt >= :fromAt', { fromAt: startOf(query.from) });
    if (query.to) listed.andWhere('c.createdAt < :toAt', { toAt: endOf(query.to) });
    if (query.updatedSince) listed.andWhere('c.updatedAt >= :since', { since: query.updatedSince });
    if (query.text) listed.andWhere('strpos(c.title, :text) > 0', { text: query.text });
    return listed;
  }
}
