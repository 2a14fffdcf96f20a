import { Inject, Injectable } from '@nestjs/common';
import type { Fact, Notice } from '@concord/contracts/facts';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { Kind } from '@concord/contracts/ids';
import { DIRECTORY_FEED_ID } from '@concord/contracts/stories';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { OutboxRow } from '@concord/service-kit/outbox/outbox.entity';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Database } from '@concord/service-kit/database/database';
import { DIRECTORY_ID, DirectoryRow } from './directory.entity.js';
import { readSnapshot } from './snapshot.js';

/** A large import nudges no more than this; the nudge of the directory itself makes readers look again. */
const MAX_NUDGES = 50;

/** What a change is and under which key. */
export interface DirectoryCommand {
  /** Name of the mutation. */
  act: string;
  /** Kind of the object that the answer names. */
  kind: Kind;
  ifVersion?: number | null | undefined;
  idempotencyKey: string;
  input: unknown;
}

/** What the body of a change works with. */
export interface DirectoryChange {
  tx: ActTransaction;
  row: DirectoryRow;
  /** The tree as it stands under the lock. */
  tree: OrgTree;
}

/** What a change was, for the directory's chain and the story; no names of people. */
export interface DirectoryEvent {
  /** Bare uuid of the object that the answer names. */
  id: string;
  type: string;
  data: Record<string, unknown>;
  as?: RoleAssignmentClaim | undefined;
  /** Bare uuids of units whose readers are told that they changed. */
  units?: readonly string[];
  /** Bare uuids of people whose own posts changed. */
  people?: readonly string[];
  /** Messages to those whom the change concerns. */
  notices?: Notice[];
}

/**
 * Every change of the directory goes through here: one at a time under the directory's lock, with the next version,
 * this service's own replica and one fact for the story that hands the whole to the other services.
 */
@Injectable()
export class DirectoryService {
  /** Once set up, for ever: not asked again. */
  private setUp = false;

  constructor(
    @Inject(Acts) private readonly acts: Acts,
    @Inject(Database) private readonly database: Database,
  ) {}

  change(
    ctx: ActContext,
    command: DirectoryCommand,
    body: (change: DirectoryChange) => Promise<DirectoryEvent>,
  ): Promise<ActAnswer> {
    const onDirectory = { ...command, entity: DirectoryRow, id: DIRECTORY_ID };
    return this.acts.on(ctx, onDirectory, async (tx, row) => {
      const tree = new OrgTree(await readSnapshot(tx.em, row.version));
      const event = await body({ tx, row, tree });
      const { id, type, data, as, notices } = event;
      await tx.record('orgUnit', DirectoryRow, row, { type, data, as });
      await this.publish(tx, row, type, notices);
      nudge(tx, row, event);
      return id;
    });
  }

  /** True once there is a tree. */
  async isSetUp(): Promise<boolean> {
    if (this.setUp) return true;
    const row = await this.database.em.findOneByOrFail(DirectoryRow, { id: DIRECTORY_ID });
    this.setUp = row.state !== 'EMPTY';
    return this.setUp;
  }

  private async publish(
    tx: ActTransaction,
    row: DirectoryRow,
    type: string,
    notices: Notice[] = [],
  ): Promise<void> {
    const { em, ctx } = tx;
    const snapshot = await readSnapshot(em, row.version);
    // Built once before it is kept: what cannot be read must not be published.
    void new OrgTree(snapshot);
    await em.query(
      `insert into directory_replica (id, version, snapshot) values (1, $1, $2)
       on conflict (id) do update set version = excluded.version, snapshot = excluded.snapshot`,
      [row.version, JSON.stringify(snapshot)],
    );
    const fact: Fact = {
      version: row.version,
      type,
      at: ctx.now.toISOString(),
      data: {},
      ...(notices.length > 0 && { notices }),
    };
    await em.insert(OutboxRow, {
      caseId: DIRECTORY_FEED_ID,
      version: row.version,
      fact,
      sentAt: null,
    } as never);
    await em.query('select pg_notify($1, $2)', [`${this.database.schema}_outbox`, DIRECTORY_FEED_ID]);
  }
}

function nudge(tx: ActTransaction, row: DirectoryRow, { units = [], people = [] }: DirectoryEvent): void {
  for (const unit of units.slice(0, MAX_NUDGES)) tx.nudge('orgUnit', unit, row.version, unit);
  for (const person of people) tx.nudge('person', person, row.version, units[0] ?? row.orgUnitId, [person]);
}
