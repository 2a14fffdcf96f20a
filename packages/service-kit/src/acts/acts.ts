import { typedId, type Kind } from '@concord/contracts/ids';
import type { RefusalData } from '@concord/contracts/refusals';
import type { EntityManager } from 'typeorm';
import type { ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import type { Database } from '../database/database.js';
import { StaleTree } from '../replica/directory-lock.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { Replica } from '../replica/replica.js';
import { canonical, sha256 } from '../timeline/chain.js';
import { ActTransaction } from './act-transaction.js';
import { Refused, refuseAct } from './refused.js';

/** The directory is replaced now and then, and hardly ever twice while one act is done. */
const MOST_ATTEMPTS = 5;

/** What identifies one act: what it is, on what, as seen at which version, under which key. */
export interface ActCommand<Row extends CaseRow> {
  kind: Kind;
  act: string;
  entity: new () => Row;
  /** Bare uuid of the row; null where the act creates it. */
  id: string | null;
  /** The version the person saw; the act is refused when the row has changed since. */
  ifVersion?: number | null | undefined;
  /** Who may not read the row learns nothing of it, not even that it has changed: NOT_FOUND comes first. */
  readable?: (row: Row, tx: ActTransaction) => boolean | Promise<boolean>;
  /** Required of every act; the same key with other content is refused. */
  idempotencyKey: string;
  /** Everything the person sent; compared when the key is used again. */
  input: unknown;
}

/** The changed object's id, or the refusal; `replayed` when the key had been answered before. */
export interface ActAnswer {
  id: string | null;
  refusal: RefusalData | null;
  replayed: boolean;
}

/** The body of an act: decides on the locked row and writes; answers the bare uuid of the changed object. */
export type ActBody<Row extends CaseRow> = (tx: ActTransaction, row: Row) => Promise<string | void>;
export type CreateBody = (tx: ActTransaction) => Promise<string>;

/**
 * A person's act (or a story's) is one transaction of the owning service: key, lock, decide, write the row,
 * its chain entry, its clocks, its counters and one outbox message (architecture.md 2). It never waits for Temporal.
 */
export class Acts {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** An act on a row that exists. */
  async on<Row extends CaseRow>(
    ctx: ActContext,
    command: ActCommand<Row>,
    body: ActBody<Row>,
  ): Promise<ActAnswer> {
    return this.run(ctx, command, async (tx) => {
      const row = command.id ? await tx.lock(command.entity, command.id) : null;
      const found = row !== null && ((await command.readable?.(row, tx)) ?? true);
      if (!row || !found) return refuseAct('NOT_FOUND', { kind: command.kind });
      if (command.ifVersion != null && command.ifVersion !== row.version) {
        return refuseAct('STALE_VERSION', { seen: command.ifVersion, current: row.version });
      }
      return (await body(tx, row)) ?? row.id;
    });
  }

  /** An act that brings a row into being, or touches rows that are no case. */
  async creating<Row extends CaseRow>(
    ctx: ActContext,
    command: Omit<ActCommand<Row>, 'id' | 'ifVersion' | 'entity'> & { entity?: new () => Row },
    body: CreateBody,
  ): Promise<ActAnswer> {
    return this.run(ctx, { ...command, id: null }, body);
  }

  private async run<Row extends CaseRow>(
    ctx: ActContext,
    command: Omit<ActCommand<Row>, 'entity'>,
    body: CreateBody,
  ): Promise<ActAnswer> {
    if (!command.idempotencyKey.trim() || command.idempotencyKey.length > 200) {
      return { id: null, replayed: false, refusal: { code: 'IDEMPOTENCY_KEY_REQUIRED', params: {} } };
    }
    for (let attempt = 1; ; attempt += 1) {
      const tree = await this.replica.tree();
      try {
        return await this.database.transaction((em) => this.once(em, ctx, tree, command, body));
      } catch (error) {
        if (error instanceof Refused) return { id: null, replayed: false, refusal: error.refusal };
        if (!(error instanceof StaleTree) || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async once<Row extends CaseRow>(
    em: EntityManager,
    ctx: ActContext,
    tree: OrgTree,
    command: Omit<ActCommand<Row>, 'entity'>,
    body: CreateBody,
  ): Promise<ActAnswer> {
    const actor = ctx.identity.personId ?? ctx.identity.kind;
    const digest = sha256(canonical({ act: command.act, id: command.id, input: command.input }));
    // Two calls with one key at once: the second waits here for the first to commit, then reads its answer.
    const inserted: unknown[] = await em.query(
      `insert into act_key (actor, key, digest, used_at) values ($1, $2, $3, $4)
       on conflict (actor, key) do nothing returning key`,
      [actor, command.idempotencyKey, digest, new Date()],
    );
    if (inserted.length === 0) {
      const rows: { digest: string; answer: { id: string } }[] = await em.query(
        'select digest, answer from act_key where actor = $1 and key = $2',
        [actor, command.idempotencyKey],
      );
      if (rows[0]?.digest !== digest) refuseAct('IDEMPOTENCY_KEY_REUSED');
      return { id: rows[0]!.answer.id, refusal: null, replayed: true };
    }
    const tx = new ActTransaction(em, ctx, tree, this.database.schema, command.act);
    const id = await body(tx);
    await tx.finish();
    await em.query('update act_key set answer = $3 where actor = $1 and key = $2', [
      actor,
      command.idempotencyKey,
      JSON.stringify({ id, typedId: typedId(command.kind, id) }),
    ]);
    return { id, refusal: null, replayed: false };
  }
}
