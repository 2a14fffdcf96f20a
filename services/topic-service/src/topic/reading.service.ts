import { parseId } from '@concord/contracts/ids';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { Decision } from '@concord/contracts/refusals';
import { endOfDay, startOfDay } from '@concord/service-kit/clocks/local-day';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
} from '@concord/service-kit/graph/connection';
import { insistOnPeriod, knownCodes, withinUnit } from '@concord/service-kit/graph/filters';
import type { DeadlineFilter, DeadlinePage } from '@concord/service-kit/graph/deadline.types';
import { CodedError } from '@concord/service-kit/log';
import { Replica } from '@concord/service-kit/replica/replica';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Injectable } from '@nestjs/common';
import { profileOf, takesTopics } from '../stages/selection/matrix.js';
import type { ProposerRow } from '../proposer/proposer.entity.js';
import { awaitingOf } from './awaiting.js';
import type { TopicAskRow, TopicRow } from './topic.entity.js';
import { departmentsOf, readingRole, unitsReadBy } from './topic.permissions.js';
import { TopicRepository, type TopicOrder, type TopicQuery, type TopicScope } from './topic.repository.js';
import { decide, TOPIC_ACTS, type TopicAct } from './topic.acts.js';
import { TOPIC_STATES } from './topic.states.js';

/** Restrictions of a list, as they are asked for. */
export interface TopicListFilter {
  states?: string[] | null;
  orgUnitId?: string | null;
  from?: string | null;
  to?: string | null;
  updatedSince?: Date | null;
  text?: string | null;
  sources?: string[] | null;
  level?: string | null;
  awaitingMe?: boolean | null;
}

export interface TopicListArgs {
  filter?: TopicListFilter | null;
  orderBy?: string | null;
  first?: number | null;
  after?: string | null;
}

/** Reads topics for a person: every list and every single one within what the person may read. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly topics: TopicRepository,
    private readonly replica: Replica,
    private readonly clocks: ClockReader,
  ) {}

  /** The topic, or null: who may not read it is not told that it exists. */
  async one(ctx: ActContext, typedTopic: string): Promise<TopicRow | null> {
    const id = parseId(typedTopic, 'topic')?.uuid;
    const row = id ? await this.topics.byId(id) : null;
    return row && (await this.mayRead(ctx, row)) ? row : null;
  }

  /** Those of the topics that the person may read, by bare id. */
  async readable(ctx: ActContext, ids: readonly string[]): Promise<ReadonlyMap<string, TopicRow>> {
    const [rows, tree] = await Promise.all([this.topics.byIds(ids), this.replica.tree()]);
    return new Map([...rows].filter(([, row]) => readingRole(ctx.identity, row, tree)));
  }

  async list(ctx: ActContext, args: TopicListArgs): Promise<ConnectionOf<TopicRow>> {
    const first = pageSize(args.first);
    const order = orderOf(args.orderBy);
    const after = decodeCursor(args.after, ['instant', 'uuid']) as [string, string] | null;
    const tree = await this.replica.tree();
    const scope = scopeOf(ctx, tree);
    const query = this.queryOf(ctx, args.filter ?? {}, tree);
    const rows = await this.topics.page(scope, query, { order, limit: first + 1, after });
    const totalCount = (): Promise<number> => this.topics.count(scope, query);
    return toConnection(
      rows,
      { first, after: args.after ?? null, totalCount },
      (row) => [row[order], row.id],
      (row) => row,
    );
  }

  /** Every act on the topic, allowed to this person now or not, and why (architecture.md 16). */
  async actions(ctx: ActContext, row: TopicRow): Promise<{ act: TopicAct; decision: Decision }[]> {
    const context = { identity: ctx.identity, tree: await this.replica.tree(), now: ctx.now };
    return TOPIC_ACTS.map((act) => ({ act, decision: decide(row, act, context) }));
  }

  /** Asks of topics that were read before, in order. */
  async asksOf(ids: readonly string[]): Promise<ReadonlyMap<string, TopicAskRow[]>> {
    return this.topics.asksOf(ids);
  }

  /** Proposers of topics that were read before; the mapper masks them. */
  async proposersOf(ids: readonly string[]): Promise<ReadonlyMap<string, ProposerRow>> {
    return this.topics.proposersOf(ids);
  }

  /** What was merged into the topics, as far as the person may read it. */
  async mergedInto(ctx: ActContext, ids: readonly string[]): Promise<ReadonlyMap<string, TopicRow[]>> {
    const [merged, tree] = await Promise.all([this.topics.mergedInto(ids), this.replica.tree()]);
    const readable = (row: TopicRow): boolean => readingRole(ctx.identity, row, tree) !== undefined;
    return new Map([...merged].map(([id, rows]) => [id, rows.filter(readable)]));
  }

  /** The profile version that the topic started under. */
  async profileOf(row: TopicRow): Promise<ProfileDocument> {
    return profileOf(row, await this.replica.tree()).document;
  }

  /** This service's share of the gateway's merged list of deadlines. */
  async deadlines(
    ctx: ActContext,
    args: {
      orgUnitId?: string | null;
      filter?: DeadlineFilter | null;
      orderBy?: string | null;
      first?: number | null;
      after?: string | null;
    },
  ): Promise<DeadlinePage> {
    const tree = await this.replica.tree();
    const { units, departments } = scopeOf(ctx, tree);
    const asked = withinUnit([...units, ...departments], args.orgUnitId, tree);
    return this.clocks.page({ units: asked }, args, ctx);
  }

  /** Places that a resident may choose on the public form. */
  async publicUnits(): Promise<string[]> {
    const tree = await this.replica.tree();
    const roots = tree.childrenOf(null).flatMap((root) => tree.subtree(root.id));
    return roots.filter((id) => takesTopics(tree.unit(id)!, tree));
  }

  private async mayRead(ctx: ActContext, row: TopicRow): Promise<boolean> {
    return readingRole(ctx.identity, row, await this.replica.tree()) !== undefined;
  }

  private queryOf(ctx: ActContext, filter: TopicListFilter, tree: OrgTree): TopicQuery {
    const { updatedSince, text, sources, level } = filter;
    insistOnPeriod(filter.from, filter.to);
    return {
      ...{ updatedSince, text, sources, level },
      states: knownCodes('states', filter.states, TOPIC_STATES),
      within: filter.orgUnitId ? subtree(filter.orgUnitId, tree) : null,
      from: filter.from ? startOfDay(filter.from) : null,
      before: filter.to ? endOfDay(filter.to) : null,
      awaiting: filter.awaitingMe ? awaitingOf(ctx.identity, tree) : null,
    };
  }
}

function scopeOf(ctx: ActContext, tree: OrgTree): TopicScope {
  return { units: unitsReadBy(ctx.identity, tree), departments: departmentsOf(ctx.identity) };
}

function subtree(typedUnit: string, tree: OrgTree): string[] {
  const id = parseId(typedUnit, 'orgUnit')?.uuid;
  if (!id || !tree.unit(id)) throw new CodedError('UNKNOWN_UNIT');
  return tree.subtree(id);
}

const ORDERS: readonly TopicOrder[] = ['submittedAt', 'updatedAt'];

/** Newest submission first unless another order is asked for; an unknown one is refused. */
function orderOf(asked: string | null | undefined): TopicOrder {
  const order = ORDERS.find((one) => one === (asked ?? 'submittedAt'));
  if (!order) throw new CodedError('CHOICE_UNKNOWN', { field: 'orderBy', offered: ORDERS.join(', ') });
  return order;
}
