import { typedId, type Kind } from '@concord/contracts/ids';
import type { IdentityClaims } from '@concord/contracts/identity';
import type { RefusalData } from '@concord/contracts/refusals';
import type { EntityManager } from 'typeorm';
import type { ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import type { Database } from '../database/database.js';
import { machineMay } from '../identity/machines.js';
import { StaleTree } from '../replica/directory-lock.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { Replica } from '../replica/replica.js';
import { ActTransaction } from './act-transaction.js';
import { isReveal, KeyBook } from './key-book.js';
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
  /**
   * For an act that brings a row into being and answers what is not for everybody who reads it: asked before a
   * repeated key is answered; a refusal thrown here is the answer.
   */
  again?: (tx: ActTransaction) => void | Promise<void>;
  /** Required of every act; the same key with other content is refused. */
  idempotencyKey: string;
  /** Everything the person sent; compared when the key is used again. */
  input: unknown;
}

/**
 * The changed object's id, or the refusal; `replayed` when the key had been answered before. What a repeated key may
 * still answer is decided anew, by the posts and the row of now; a reveal is done, and logged, again.
 */
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
    const { ifVersion } = command;
    const found = async (tx: ActTransaction): Promise<Row> => {
      const row = command.id ? await tx.lock(command.entity, command.id) : null;
      const readable = row !== null && ((await command.readable?.(row, tx)) ?? true);
      return row && readable ? row : refuseAct('NOT_FOUND', { kind: command.kind });
    };
    return this.run(ctx, command, {
      first: async (tx) => {
        const row = await found(tx);
        if (ifVersion != null && ifVersion !== row.version) {
          return refuseAct('STALE_VERSION', { seen: ifVersion, current: row.version });
        }
        return (await body(tx, row)) ?? row.id;
      },
      again: async (tx) => {
        const row = await found(tx);
        // The version that was seen is the one before the first time: what counts now is the row as it stands.
        if (isReveal(command.act)) await body(tx, row);
      },
    });
  }

  /** An act that brings a row into being, or touches rows that are no case. */
  async creating<Row extends CaseRow>(
    ctx: ActContext,
    command: Omit<ActCommand<Row>, 'id' | 'ifVersion' | 'entity'> & { entity?: new () => Row },
    body: CreateBody,
  ): Promise<ActAnswer> {
    const again = async (tx: ActTransaction): Promise<void> => command.again?.(tx);
    return this.run(ctx, { ...command, id: null }, { first: body, again });
  }

  private async run<Row extends CaseRow>(
    ctx: ActContext,
    command: Omit<ActCommand<Row>, 'entity'>,
    body: KeyedBody,
  ): Promise<ActAnswer> {
    if (!machineMay(ctx.identity, command.act)) return refusal('MACHINE_MAY_NOT');
    if (!command.idempotencyKey.trim() || command.idempotencyKey.length > 200) {
      return refusal('IDEMPOTENCY_KEY_REQUIRED');
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
    body: KeyedBody,
  ): Promise<ActAnswer> {
    const { act, id: on, input, idempotencyKey } = command;
    const keys = new KeyBook(em, actorOf(ctx.identity), idempotencyKey);
    const known = await keys.take({ act, id: on, input });
    if (known === 'OTHER') return refuseAct('IDEMPOTENCY_KEY_REUSED');
    const tx = new ActTransaction(em, ctx, tree, this.database.schema, act);
    if (known) {
      await body.again(tx);
      await tx.finish();
      // What was done again was not replayed.
      return { id: known.id, refusal: null, replayed: !isReveal(act) };
    }
    const id = await body.first(tx);
    await tx.finish();
    await keys.answer({ id, typedId: typedId(command.kind, id) });
    return { id, refusal: null, replayed: false };
  }
}

/** What is done under a new key, and before a repeated one is answered. */
interface KeyedBody {
  first: CreateBody;
  again: (tx: ActTransaction) => Promise<void>;
}

const actorOf = (identity: IdentityClaims): string => identity.personId ?? identity.kind;

const refusal = (code: string): ActAnswer => ({ id: null, replayed: false, refusal: { code, params: {} } });
