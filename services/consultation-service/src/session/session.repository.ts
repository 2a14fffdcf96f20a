import { Injectable } from '@nestjs/common';
import { Database } from '@concord/service-kit/database/database';
import type { SelectQueryBuilder } from 'typeorm';
import { groupBy } from '../acts/group.js';
import { endOf, startOf } from '../acts/period.js';
import type { ListScope } from '../acts/scope.js';
import { ParticipantRow } from './participant.entity.js';
import { SessionRow } from './session.entity.js';
import { StatementRow } from './statement.entity.js';

export interface SessionQuery {
  states?: string[] | null;
  from?: string | null;
  to?: string | null;
  updatedSince?: Date | null;
  text?: string | null;
  roomId?: string | null;
  outcomes?: string[] | null;
  counting?: boolean | null;
  invited?: boolean | null;
}

/** Lists of sessions and of what belongs to them. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async byIds(ids: readonly string[]): Promise<SessionRow[]> {
    return this.database.em
      .createQueryBuilder(SessionRow, 's')
      .where('s.id = any(:ids)', { ids: [...ids] })
      .getMany();
  }

  async ofConsultations(ids: readonly string[]): Promise<ReadonlyMap<string, SessionRow[]>> {
    const rows = await this.database.em
      .createQueryBuilder(SessionRow, 's')
      .where('s.consultationId = any(:ids)', { ids: [...ids] })
      .orderBy('s.scheduledAt')
      .addOrderBy('s.id')
      .getMany();
    return groupBy(rows, (row) => row.consultationId);
  }

  async participantsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ParticipantRow[]>> {
    const rows = await this.database.em
      .createQueryBuilder(ParticipantRow, 'p')
      .where('p.sessionId = any(:ids)', { ids: [...ids] })
      .orderBy('p.seq')
      .getMany();
    return groupBy(rows, (row) => row.sessionId);
  }

  async statementsOf(ids: readonly string[]): Promise<ReadonlyMap<string, StatementRow[]>> {
    const rows = await this.database.em
      .createQueryBuilder(StatementRow, 't')
      .where('t.sessionId = any(:ids)', { ids: [...ids] })
      .orderBy('t.no')
      .getMany();
    return groupBy(rows, (row) => row.sessionId);
  }

  async participant(id: string): Promise<ParticipantRow | null> {
    return this.database.em.findOneBy(ParticipantRow, { id });
  }

  /** Latest first. */
  async page(
    scope: ListScope,
    query: SessionQuery,
    limit: number,
    after: (string | number | null)[] | null,
  ): Promise<SessionRow[]> {
    const listed = this.listed(scope, query);
    if (after) {
      listed.andWhere('(s.scheduledAt, s.id) < (:afterAt, :afterId)', {
        afterAt: after[0],
        afterId: after[1],
      });
    }
    return listed.orderBy('s.scheduledAt', 'DESC').addOrderBy('s.id', 'DESC').limit(limit).getMany();
  }

  async count(scope: ListScope, query: SessionQuery): Promise<number> {
    return this.listed(scope, query).getCount();
  }

  private listed(scope: ListScope, query: SessionQuery): SelectQueryBuilder<SessionRow> {
    const named = `s.consultationId in (select c.id from consultation c where :person = any(c.reader_person_ids)
      or c.publicity_from is not null and (c.org_unit_id = any(:publicised) or c.convening_unit_id = any(:publicised)))`;
    const listed = this.database.em
      .createQueryBuilder(SessionRow, 's')
      .where(`(s.orgUnitId = any(:units) or s.conveningUnitId = any(:units) or ${named})`, {
        units: scope.units,
        person: scope.personId,
        publicised: scope.publicisedUnits,
      });
    if (scope.within) listed.andWhere('s.orgUnitId = any(:within)', { within: scope.within });
    if (query.states) listed.andWhere('s.state = any(:states)', { states: query.states });
    if (query.outcomes) listed.andWhere('s.outcome = any(:outcomes)', { outcomes: query.outcomes });
    if (query.roomId) listed.andWhere('s.roomId = :roomId', { roomId: query.roomId });
    if (query.from) {
      const { from } = query;
      const day = '(s.concludedOn >= :from or (s.concludedOn is null and s.scheduledAt >= :fromAt))';
      listed.andWhere(day, { from, fromAt: startOf(from) });
    }
    if (query.to) {
      const { to } = query;
      const day = '(s.concludedOn <= :to or (s.concludedOn is null and s.scheduledAt < :toAt))';
      listed.andWhere(day, { to, toAt: endOf(to) });
    }
    if (query.updatedSince) listed.andWhere('s.updatedAt >= :since', { since: query.updatedSince });
    if (query.text) listed.andWhere('strpos(s.title, :text) > 0', { text: query.text });
    if (query.counting === true) listed.andWhere('s.counts and s.concludedAt is not null');
    if (query.counting === false) listed.andWhere('not (s.counts and s.concludedAt is not null)');
    if (query.invited) {
      const named =
        'exists (select 1 from participant p where p.session_id = s.id and p.person_id = :person)';
      listed.andWhere(`(s.chairPersonId = :person or ${named})`);
    }
    return listed;
  }
}
