import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { Action } from '@concord/service-kit/graph/shared.types';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { Escalation, EscalationFilter } from './escalation.graphql.js';
import { escalationActions, toEscalation } from './escalation.mapper.js';
import { EscalationRepository } from './escalation.repository.js';

/** Reads escalations for a person: every list and every single one within what the person may read. */
@Injectable()
export class EscalationReadingService {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly replica: Replica,
  ) {}

  /** The escalation, or null: who may not read it is not told that it exists. */
  async one(ctx: ActContext, typedEscalation: string): Promise<Escalation | null> {
    const id = parseId(typedEscalation, 'escalation')?.uuid;
    return id ? this.byUuid(ctx, id) : null;
  }

  async byUuid(ctx: ActContext, id: string): Promise<Escalation | null> {
    const [row] = await this.escalations.byIds(ctx, [id]);
    return row ? toEscalation(row) : null;
  }

  async list(
    ctx: ActContext,
    filter: EscalationFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<ConnectionOf<Escalation>> {
    const rows = await this.escalations.page(ctx, filter, page);
    const totalCount = (): Promise<number> => this.escalations.count(ctx, filter);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(rows, shown, (row) => [row.updatedAt, row.id], toEscalation);
  }

  /** Escalations by the typed id of their topic. */
  async ofTopics(ctx: ActContext, topicIds: readonly string[]): Promise<Map<string, Escalation[]>> {
    const found = await this.escalations.ofTopics(ctx, topicIds);
    return new Map([...found].map(([id, rows]) => [id, rows.map(toEscalation)]));
  }

  /** Every act of the escalation: allowed to the asker now, or why not (architecture.md 16). */
  async actions(ctx: ActContext, escalation: Escalation): Promise<Action[]> {
    return escalationActions(escalation.row, ctx, await this.replica.tree());
  }
}
