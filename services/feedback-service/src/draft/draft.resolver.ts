import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, PageArgs, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Replica } from '@concord/service-kit/replica/replica';
import { Args, ID, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { Draft, DraftConnection } from './draft.graphql.js';
import { toDraft } from './draft.mapper.js';
import { DraftRepository } from './draft.repository.js';

@Resolver(() => Draft)
export class DraftResolver {
  constructor(
    private readonly repository: DraftRepository,
    private readonly replica: Replica,
  ) {}

  @Query(() => DraftConnection, { nullable: true, description: 'Drafts that the asker may sign, newest first.' })
  async drafts(@Act() act: ActContext, @Args() page: PageArgs): Promise<ConnectionOf<Draft>> {
    const rows = await this.repository.page(act, page);
    const tree = await this.replica.tree();
    const totalCount = (): Promise<number> => this.repository.count(act);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(rows, shown, (row) => [row.at, row.id], (row) => toDraft(row, act, tree));
  }

  @Query(() => Draft, { nullable: true, description: 'One draft; null where there is none for the asker.' })
  async draft(@Act() act: ActContext, @Args('id', { type: () => ID }) id: string): Promise<Draft | null> {
    const uuid = parseId(id, 'draft')?.uuid;
    const row = uuid ? await this.repository.find(act, uuid) : null;
    return row && toDraft(row, act, await this.replica.tree());
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Draft | null> {
    return this.draft(context.act, reference.id);
  }
}
