import { Logger } from '@nestjs/common';
import type { Database } from '../database/database.js';
import { said } from '../log-errors.js';

/** Wall days for which a key is remembered: longer than any client tries an act again. */
export const KEY_DAYS = 90;
const HOUR_MS = 3_600_000;
/** Rows of one statement, so that no lock is held for long. */
const BATCH = 1_000;

/**
 * Forgets idempotency keys, once an hour. Those of stories stay: a story that is told anew asks with its old keys
 * however late, and they hold nothing of a person.
 */
export class KeySweep {
  private readonly log = new Logger('KeySweep');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Pick<Database, 'em' | 'ready'>,
    /** Wall time; tests move it on instead of waiting. */
    private readonly wallNow: () => Date = () => new Date(),
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      if (!this.database.ready) return;
      this.sweep().catch((error: unknown) => this.log.warn(`keys were not swept: ${said(error)}`));
    }, HOUR_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Forgets what is older than `KEY_DAYS`; answers how many keys that were. */
  async sweep(): Promise<number> {
    const before = new Date(this.wallNow().getTime() - KEY_DAYS * 24 * HOUR_MS);
    for (let swept = 0; ;) {
      const [, gone]: [unknown, number] = await this.database.em.query(
        `delete from act_key where ctid = any(array(
           select ctid from act_key where used_at < $1 and actor <> 'gateway' limit ${BATCH}))`,
        [before],
      );
      swept += gone;
      if (gone < BATCH) return swept;
    }
  }
}
