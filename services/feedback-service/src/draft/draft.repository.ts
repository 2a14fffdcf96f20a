import { PAPER_KINDS } from '@concord/contracts/papers';
import type { ActContext } from '@concord/service-kit/context';
import { readableUnits } from '@concord/service-kit/acts/permissions';
import { endOfDay, startOfDay } from '@concord/service-kit/clocks/local-day';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize } from '@concord/service-kit/graph/connection';
import { insistOnPeriod, knownCodes, knownId } from '@concord/service-kit/graph/filters';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import { Brackets, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { unitsHandledBy } from '../item/item.permissions.js';
import { DraftRow } from './draft.entity.js';
import { DRAFT_STATES } from './draft.states.js';

/** Which papers; what is left out does not restrict. */
export interface DraftListFilter {
  kinds?: string[] | null;
  states?: string[] | null;
  itemId?: string | null;
  concernedUnitId?: string | null;
  issuedFrom?: string | null;
  issuedTo?: string | null;
}

/** Papers are read by those who write, review, sign and seal them, and by their addressee once they were issued. */
@Injectable()
export class DraftRepository {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** One row more than the page holds, newest first; the order is (at, id). */
  async page(
    ctx: ActContext,
    filter: DraftListFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<DraftRow[]> {
    const query = await this.filtered(ctx, filter);
    const after = decodeCursor(page.after, ['instant', 'uuid']);
    if (after) query.andWhere('(d.at, d.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    return query
      .orderBy('d.at', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .limit(pageSize(page.first) + 1)
      .getMany();
  }

  async count(ctx: ActContext, filter: DraftListFilter): Promise<number> {
    return (await this.filtered(ctx, filter)).getCount();
  }

  async find(ctx: ActContext, id: string): Promise<DraftRow | null> {
    return (await this.readable(ctx)).andWhere('d.id = :id', { id }).getOne();
  }

  /** Numbers of the papers that each of these rests on. */
  numbersOf(rows: readonly DraftRow[]): Promise<Map<string, string[]>> {
    return numbersOf(this.database.em, rows);
  }

  /** Numbers of what the unit was sent about this commitment before (历次文号), oldest first. */
  async earlierNumbers(row: DraftRow, now: Date): Promise<string[]> {
    const rows: { number: string }[] = await this.database.em.query(
      `select number from draft where item_id = $1 and concerned_unit_id = $2 and id <> $3 and issued_at <= $4
       order by issued_at, id`,
      [row.itemId, row.concernedUnitId, row.id, row.issuedAt ?? now],
    );
    return rows.map(({ number }) => number);
  }

  /** Red cards of cases of these units, by the unit that they are about: issued, not withdrawn, and the asker may open them. */
  async redCardsByUnit(
    ctx: ActContext,
    units: readonly string[],
    period: Pick<DraftListFilter, 'issuedFrom' | 'issuedTo'>,
  ): Promise<{ unit: string; count: number }[]> {
    const query = await this.filtered(ctx, { kinds: ['RED_CARD'], states: ['SEALED'], ...period });
    return query
      .andWhere('d.orgUnitId = any(:units)', { units: [...units] })
      .select('d.concernedUnitId', 'unit')
      .addSelect('count(*)::int', 'count')
      .groupBy('d.concernedUnitId')
      .getRawMany();
  }

  private async filtered(ctx: ActContext, filter: DraftListFilter): Promise<SelectQueryBuilder<DraftRow>> {
    const query = await this.readable(ctx);
    const kinds = knownCodes('kinds', filter.kinds, PAPER_KINDS);
    const states = knownCodes('states', filter.states, DRAFT_STATES);
    const item = knownId(filter.itemId, 'item');
    const concerned = knownId(filter.concernedUnitId, 'orgUnit');
    insistOnPeriod(filter.issuedFrom, filter.issuedTo);
    if (kinds) query.andWhere('d.kind = any(:kinds)', { kinds });
    if (states) query.andWhere('d.state = any(:states)', { states });
    if (item) query.andWhere('d.itemId = :item', { item });
    if (concerned) query.andWhere('d.concernedUnitId = :concerned', { concerned });
    if (filter.issuedFrom) query.andWhere('d.issuedAt >= :from', { from: startOfDay(filter.issuedFrom) });
    if (filter.issuedTo) query.andWhere('d.issuedAt < :to', { to: endOfDay(filter.issuedTo) });
    return query;
  }

  /** As `readsDraft` says of one row. A post that was vacant when the draft was made waits for whoever is appointed. */
  private async readable(ctx: ActContext): Promise<SelectQueryBuilder<DraftRow>> {
    const tree = await this.replica.tree();
    const roles = ctx.identity.kind === 'person' ? ctx.identity.roles : [];
    return this.database.em.createQueryBuilder(DraftRow, 'd').where(
      new Brackets((any) => {
        any.where(
          '(d.issuedAt is not null and d.addresseeRole is null and d.addresseeUnitId = any(:handled))',
          { handled: unitsHandledBy({ ...ctx.identity, roles }, tree) },
        );
        for (const [n, held] of roles.entries()) {
          const grants = [{ role: held.role, where: 'beside' as const }];
          const places = readableUnits({ ...ctx.identity, roles: [held] }, grants, tree);
          const at = (role: string, unit: string): string =>
            `(d.${role} = :r${n} and (d.${unit} = :u${n} or (d.${unit} is null and d.orgUnitId = any(:p${n}))))`;
          any.orWhere(
            [
              at('reviewerRole', 'reviewerUnitId'),
              at('signerRole', 'signerUnitId'),
              at('sealRole', 'sealUnitId'),
              `(d.draftedByRole = :r${n} and d.orgUnitId = any(:p${n}))`,
              `(d.issuedAt is not null and d.addresseeRole = :r${n} and d.addresseeUnitId = :u${n})`,
            ].join(' or '),
            { [`r${n}`]: held.role, [`u${n}`]: held.orgUnitId, [`p${n}`]: places },
          );
        }
      }),
    );
  }
}

/** Numbers of the papers that each of these rests on, in the order in which they were issued. */
export async function numbersOf(
  em: EntityManager,
  rows: readonly DraftRow[],
): Promise<Map<string, string[]>> {
  const ids = [...new Set(rows.flatMap(({ basis }) => basis))];
  if (ids.length === 0) return new Map();
  const found: { id: string; number: string }[] = await em.query(
    'select id, number from draft where id = any($1) and number is not null',
    [ids],
  );
  const numbers = new Map(found.map(({ id, number }) => [id, number]));
  return new Map(rows.map((row) => [row.id, row.basis.flatMap((id) => numbers.get(id) ?? [])]));
}
