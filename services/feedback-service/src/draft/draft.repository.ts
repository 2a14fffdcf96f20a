import type { ActContext } from '@concord/service-kit/context';
import { readableUnits } from '@concord/service-kit/acts/permissions';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize } from '@concord/service-kit/graph/connection';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { DraftRow } from './draft.entity.js';

/** Drafts are read by those who may sign them, on exactly the signer's unit, and by nobody else. */
@Injectable()
export class DraftRepository {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** One row more than the page holds, newest first; the order is (at, id). */
  async page(ctx: ActContext, page: { first?: number | null; after?: string | null }): Promise<DraftRow[]> {
    const query = await this.signable(ctx);
    const after = decodeCursor(page.after, 2);
    if (after) query.andWhere('(d.at, d.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    return query
      .orderBy('d.at', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .limit(pageSize(page.first) + 1)
      .getMany();
  }

  async count(ctx: ActContext): Promise<number> {
    return (await this.signable(ctx)).getCount();
  }

  async find(ctx: ActContext, id: string): Promise<DraftRow | null> {
    return (await this.signable(ctx)).andWhere('d.id = :id', { id }).getOne();
  }

  /** A draft made while the signer's post was vacant waits for whoever is appointed to it over that place. */
  private async signable(ctx: ActContext): Promise<SelectQueryBuilder<DraftRow>> {
    const tree = await this.replica.tree();
    const roles = ctx.identity.kind === 'person' ? ctx.identity.roles : [];
    return this.database.em.createQueryBuilder(DraftRow, 'd').where(
      new Brackets((any) => {
        any.where('false');
        for (const [n, held] of roles.entries()) {
          const places = readableUnits(
            { ...ctx.identity, roles: [held] },
            [{ role: held.role, where: 'beside' }],
            tree,
          );
          any.orWhere(
            `(d.signerRole = :r${n} and (d.signerUnitId = :u${n} or (d.signerUnitId is null and d.orgUnitId = any(:p${n}))))`,
            { [`r${n}`]: held.role, [`u${n}`]: held.orgUnitId, [`p${n}`]: places },
          );
        }
      }),
    );
  }
}
