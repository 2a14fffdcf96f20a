import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { pageSize, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { Action } from '@concord/service-kit/graph/shared.types';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { Draft } from './draft.graphql.js';
import { awaitsExtension, isOvertaken } from './draft.making.js';
import { draftActions, toDraft } from './draft.mapper.js';
import { DraftRepository, type DraftListFilter } from './draft.repository.js';

/** Shows papers to those who may read them. */
@Injectable()
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftRepository,
    private readonly replica: Replica,
  ) {}

  async list(
    ctx: ActContext,
    filter: DraftListFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<ConnectionOf<Draft>> {
    const rows = await this.drafts.page(ctx, filter, page);
    const tree = await this.replica.tree();
    const numbers = await this.drafts.numbersOf(rows);
    const totalCount = (): Promise<number> => this.drafts.count(ctx, filter);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(
      rows,
      shown,
      (row) => [row.at, row.id],
      (row) => toDraft(row, ctx, tree, numbers.get(row.id) ?? []),
    );
  }

  /** The paper, or null where the asker may not read it. */
  async one(ctx: ActContext, typedDraft: string): Promise<Draft | null> {
    const id = parseId(typedDraft, 'draft')?.uuid;
    return id ? this.byUuid(ctx, id) : null;
  }

  async byUuid(ctx: ActContext, id: string): Promise<Draft | null> {
    const row = await this.drafts.find(ctx, id);
    if (!row) return null;
    const numbers = await this.drafts.numbersOf([row]);
    return toDraft(row, ctx, await this.replica.tree(), numbers.get(row.id) ?? []);
  }

  /** The unit has done its part since, or its date was moved: the paper no longer applies. */
  overtaken(draft: Draft): Promise<boolean> {
    return isOvertaken(this.database.em, draft.row);
  }

  async actions(ctx: ActContext, draft: Draft): Promise<Action[]> {
    const overtaken = await this.overtaken(draft);
    const asked = await awaitsExtension(this.database.em, draft.row);
    return draftActions(draft.row, ctx, await this.replica.tree(), { overtaken, asked });
  }

  earlierNumbers(ctx: ActContext, draft: Draft): Promise<string[]> {
    return this.drafts.earlierNumbers(draft.row, ctx.now);
  }
}
