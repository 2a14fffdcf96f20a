import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { ProposerRow } from '../proposer/proposer.entity.js';
import { TopicAskRow, TopicRow } from './topic.entity.js';

/** Whose topics may be seen at all: topics of these places, and those that these departments handle. */
export interface TopicScope {
  units: string[];
  departments: string[];
}

/** Restrictions of a list; what is left out does not restrict. */
export interface TopicQuery {
  states?: readonly string[] | null;
  /** Bare ids of the units of a subtree. */
  within?: readonly string[] | null;
  /** First and last local day of submission, as instants: from ≤ submittedAt < before. */
  from?: Date | null;
  before?: Date | null;
  updatedSince?: Date | null;
  text?: string | null;
  sources?: readonly string[] | null;
  level?: string | null;
  awaiting?: readonly Awaiting[] | null;
}

/** A kind of topic that waits for the asker: in these states, at these places, with the filing where he receives. */
export interface Awaiting {
  states: readonly string[];
  units: readonly string[];
  level?: string;
  /** Filing states; `null` = not sent yet. */
  filing?: readonly (string | null)[];
  receivedBy?: readonly string[];
}

export type TopicOrder = 'submittedAt' | 'updatedAt';

/** Reads topics; lists always within a scope. */
@Injectable()
export class TopicRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, one more than asked for tells that there are more. */
  async page(
    scope: TopicScope,
    query: TopicQuery,
    page: { order: TopicOrder; limit: number; after: [string, string] | null },
  ): Promise<TopicRow[]> {
    const column = `t.${page.order}`;
    const rows = this.filtered(scope, query)
      .orderBy(column, 'DESC')
      .addOrderBy('t.id', 'DESC')
      .limit(page.limit);
    if (page.after) {
      const [at, id] = page.after;
      rows.andWhere(`(${column}, t.id) < (:at, :id)`, { at: new Date(at), id });
    }
    return rows.getMany();
  }

  async count(scope: TopicScope, query: TopicQuery): Promise<number> {
    return this.filtered(scope, query).getCount();
  }

  async byId(id: string): Promise<TopicRow | null> {
    return this.database.em.findOneBy(TopicRow, { id });
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, TopicRow>> {
    const rows = await this.database.em.findBy(TopicRow, { id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  async asksOf(ids: readonly string[]): Promise<ReadonlyMap<string, TopicAskRow[]>> {
    const rows = await this.database.em.find(TopicAskRow, {
      where: { topicId: In([...ids]) },
      order: { no: 'ASC' },
    });
    return groupBy(rows, (row) => row.topicId);
  }

  async proposersOf(ids: readonly string[]): Promise<ReadonlyMap<string, ProposerRow>> {
    const rows = await this.database.em.findBy(ProposerRow, { topicId: In([...ids]) });
    return new Map(rows.map((row) => [row.topicId, row]));
  }

  async mergedInto(ids: readonly string[]): Promise<ReadonlyMap<string, TopicRow[]>> {
    const rows = await this.database.em.find(TopicRow, {
      where: { mergedIntoId: In([...ids]) },
      order: { submittedAt: 'ASC' },
    });
    return groupBy(rows, (row) => row.mergedIntoId!);
  }

  private filtered(scope: TopicScope, query: TopicQuery): SelectQueryBuilder<TopicRow> {
    const rows = this.database.em
      .createQueryBuilder(TopicRow, 't')
      .where('(t.orgUnitId = any(:units) or t.concernedUnitIds && :departments)', { ...scope });
    if (query.states) rows.andWhere('t.state = any(:states)', { states: query.states });
    if (query.within) rows.andWhere('t.orgUnitId = any(:within)', { within: query.within });
    if (query.from) rows.andWhere('t.submittedAt >= :from', { from: query.from });
    if (query.before) rows.andWhere('t.submittedAt < :before', { before: query.before });
    if (query.updatedSince) rows.andWhere('t.updatedAt >= :since', { since: query.updatedSince });
    if (query.text) {
      rows.andWhere('(strpos(t.title, :text) > 0 or strpos(t.number, :text) > 0)', { text: query.text });
    }
    if (query.sources) rows.andWhere('t.source = any(:sources)', { sources: query.sources });
    if (query.level) rows.andWhere('t.level = :level', { level: query.level });
    if (query.awaiting) narrowToAwaiting(rows, query.awaiting);
    return rows;
  }
}

function narrowToAwaiting(rows: SelectQueryBuilder<TopicRow>, awaiting: readonly Awaiting[]): void {
  const parts = awaiting.map((part, n) => {
    const { level, filing, receivedBy } = part;
    rows.setParameters({ [`s${n}`]: part.states, [`u${n}`]: part.units, [`l${n}`]: level });
    rows.setParameters({ [`f${n}`]: filing?.map((state) => state ?? '-'), [`r${n}`]: receivedBy });
    return [
      `t.state = any(:s${n})`,
      ...(receivedBy ? [`t.filing->>'receiverUnitId' = any(:r${n})`] : [`t.orgUnitId = any(:u${n})`]),
      ...(level ? [`t.level = :l${n}`] : []),
      ...(filing ? [`coalesce(t.filing->>'state', '-') = any(:f${n})`] : []),
    ].join(' and ');
  });
  rows.andWhere(parts.length > 0 ? `(${parts.map((part) => `(${part})`).join(' or ')})` : 'false');
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
