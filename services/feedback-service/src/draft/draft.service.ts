import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { Draft } from './draft.graphql.js';
import { toDraft } from './draft.mapper.js';
import { DraftRepository } from './draft.repository.js';

/** Shows drafts to those who may sign them. */
@Injectable()
export class DraftService {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly replica: Replica,
  ) {}

  async list(
    ctx: ActContext,
    page: { first?: number | null; after?: string | null },
  ): Promise<ConnectionOf<Draft>> {
    const rows = await this.drafts.page(ctx, page);
    const tree = await this.replica.tree();
    const totalCount = (): Promise<number> => this.drafts.count(ctx);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(
      rows,
      shown,
      (row) => [row.at, row.id],
      (row) => toDraft(row, ctx, tree),
    );
  }

  /** The draft, or null where the asker may not sign it. */
  async one(ctx: ActContext, typedDraft: string): Promise<Draft | null> {
    const id = parseId(typedDraft, 'draft')?.uuid;
    const row = id ? await this.drafts.find(ctx, id) : null;
    return row && toDraft(row, ctx, await this.replica.tree());
  }
}
