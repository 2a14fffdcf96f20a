import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { clockworkId } from '@concord/contracts/stories';
import type { Database } from '../database/database.js';
import type { ServiceEnv, ServiceInfo } from '../env.js';
import type { HealthRegistry, PartHealth } from '../health/health.registry.js';
import { said } from '../log-errors.js';
import type { TemporalClient } from './client.js';
import { EpochRow } from './epoch.entity.js';
import { compareEpochs, type Epoch } from './epoch.rules.js';

/** What must run in Temporal for this service, and is begun anew from its rows. */
export interface Armed {
  name: string;
  /** Writes into the rows that it is to be begun anew; the relay does it from there. */
  rearm(): Promise<void>;
  /** Whether it runs again. */
  runs(): Promise<boolean>;
}

export interface EpochPaces {
  /** Between two comparisons, wall milliseconds. */
  lookMs: number;
  /** Between two moves of an epoch that is well. */
  moveMs: number;
  /** Between two attempts while either store is away, and between two looks at what was armed. */
  pauseMs: number;
}

const PACES: EpochPaces = { lookMs: 60_000, moveMs: 3_600_000, pauseMs: 1_000 };

/** No worker polls this queue: what stands on it only keeps a memo. */
const QUEUE = 'concord-epoch';
const TYPE = 'installationEpoch';

type State = 'comparing' | 'well' | 'away' | 'lost';
/** Why what runs in Temporal is begun anew. */
type Cause = 'lost' | 'ahead' | 'ended';

/** What is begun by a relay runs a moment later: only what is missing at all of these looks was ended. */
const LOOKS = 5;

const SAID: Record<Cause, string> = {
  lost: "Temporal's database was lost or is older than ours; sweep and feed are armed anew from the rows, stories that were under way there stay silent",
  ahead:
    "Temporal's database is newer than ours, which was restored from a backup; sweep and feed are armed anew from the rows",
  ended:
    'Temporal has our epoch, but what must run there was ended; it is armed anew from the rows, other stories may have been ended with it',
};

/**
 * Sees that Temporal's database was lost, though the server is up and everything looks well: an epoch stands in our
 * rows and, as the memo of one open execution, in Temporal's store. It is moved at every start and every hour. Absent
 * there, or older than ours, means lost, and so does a sweep that somebody ended while the epoch stands: the service is not ready and says so until its sweep (and whatever else is
 * registered) runs again, begun anew from the rows. Stories that were lost are not told anew by it.
 * The sandbox keeps nothing in Temporal over a start, so there it does nothing.
 */
export class EpochWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('EpochWatch');
  private readonly ended = new AbortController();
  private readonly armed: Armed[] = [];
  private state: State = 'comparing';
  private lostAt: Date | null = null;
  private movedInThisRun = false;
  private loop: Promise<void> = Promise.resolve();
  /** Tests give their own. */
  paces = PACES;

  constructor(
    private readonly database: Database,
    private readonly client: Pick<TemporalClient, 'memoOf' | 'keepMemo' | 'isOpen'>,
    private readonly env: Pick<ServiceEnv, 'CONCORD_SANDBOX'>,
    private readonly info: ServiceInfo,
    health: HealthRegistry,
  ) {
    if (env.CONCORD_SANDBOX) return;
    health.register('epoch', () => this.health());
    this.armed.push({
      name: 'sweep',
      rearm: async () =>
        void (await this.database.em.query('update sweep_state set sleeps_until = null where id = 1')),
      runs: () => this.sweepRuns(),
    });
  }

  /** Registers what else is begun anew after a loss. */
  register(armed: Armed): void {
    this.armed.push(armed);
  }

  onApplicationBootstrap(): void {
    if (!this.env.CONCORD_SANDBOX) this.loop = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.ended.signal.aborted) {
      const compared = this.database.ready && (await this.lookOnce());
      await this.pause(compared ? this.paces.lookMs : this.paces.pauseMs);
    }
  }

  /** One comparison; false when either store was away, or the end came. */
  async lookOnce(): Promise<boolean> {
    try {
      const row = await this.database.em.findOneByOrFail(EpochRow, { id: 1 });
      const verdict = compareEpochs(row, await this.known());
      this.lostAt = row.lostAt;
      const cause = verdict === 'lost' || verdict === 'ahead' ? verdict : await this.causeOf(verdict);
      if (cause) {
        await this.armAnew(cause);
        if (this.ended.signal.aborted) return false;
      }
      const since = Date.now() - (row.movedAt?.getTime() ?? 0);
      if (verdict !== 'same' || !this.movedInThisRun || since >= this.paces.moveMs) await this.move(row);
      this.state = 'well';
      return true;
    } catch (error) {
      // A loss that was seen stays seen until it is mended.
      if (this.state !== 'lost') this.state = 'away';
      this.log.debug(`not compared: ${said(error)}`);
      return false;
    }
  }

  /** A first start has begun nothing yet. */
  private async causeOf(verdict: string): Promise<Cause | undefined> {
    return verdict === 'same' && (await this.missesSome()) ? 'ended' : undefined;
  }

  private async missesSome(): Promise<boolean> {
    for (let look = 0; look < LOOKS && !this.ended.signal.aborted; look += 1) {
      const running = await Promise.all(this.armed.map((each) => each.runs()));
      if (running.every(Boolean)) return false;
      await this.pause(this.paces.pauseMs);
    }
    return !this.ended.signal.aborted;
  }

  private async armAnew(cause: Cause): Promise<void> {
    this.state = 'lost';
    this.lostAt = new Date();
    this.log.error(SAID[cause]);
    await this.database.em.update(EpochRow, { id: 1 }, { lostAt: this.lostAt });
    for (const each of this.armed) await each.rearm();
    for (const each of this.armed) {
      while (!this.ended.signal.aborted && !(await each.runs())) await this.pause(this.paces.pauseMs);
    }
  }

  /** Temporal first: where we die in between, it is ahead by one, which is no loss. */
  private async move(row: EpochRow): Promise<void> {
    const epoch = row.epoch + 1;
    await this.client.keepMemo(this.id, TYPE, QUEUE, { installation: row.installation, epoch });
    await this.database.em.query(
      'update installation_epoch set epoch = $1, moved_at = $2 where id = 1 and epoch < $1',
      [epoch, new Date()],
    );
    this.movedInThisRun = true;
  }

  private async known(): Promise<Epoch | null> {
    const memo = await this.client.memoOf(this.id);
    if (typeof memo?.['installation'] !== 'string' || typeof memo['epoch'] !== 'number') return null;
    return { installation: memo['installation'], epoch: memo['epoch'] };
  }

  /** Without a pending rung there is nothing to sweep, and nobody starts it. */
  private async sweepRuns(): Promise<boolean> {
    const pending: unknown[] = await this.database.em.query(
      "select 1 from clock_rung where status = 'PENDING' limit 1",
    );
    return pending.length === 0 || (await this.client.isOpen(clockworkId(this.info.name)));
  }

  private health(): PartHealth {
    const at = this.lostAt?.toISOString();
    switch (this.state) {
      case 'lost':
        return {
          ok: false,
          detail: `Temporal's database was lost (seen ${at}); sweep and feed are being armed anew from the rows`,
        };
      case 'comparing':
        return { ok: false, detail: "not yet compared with Temporal's database" };
      case 'away':
        return { ok: true, detail: 'away' };
      case 'well':
        return at
          ? {
              ok: true,
              detail: `Temporal's database was lost (seen ${at}); sweep and feed were armed anew, stories of before stay silent`,
            }
          : { ok: true };
    }
  }

  private get id(): string {
    return `epoch:${this.info.name}`;
  }

  private pause(ms: number): Promise<void> {
    const { signal } = this.ended;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
