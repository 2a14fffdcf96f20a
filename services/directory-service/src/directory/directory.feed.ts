import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DIRECTORY_FEED_ID, PULSE_QUERY, type StoryPulse } from '@concord/contracts/stories';
import { Database } from '@concord/service-kit/database/database';
import { PulseRegistry, type PartialPulse } from '@concord/service-kit/internal/pulse.registry';
import { TemporalClient } from '@concord/service-kit/temporal/client';
import { EpochWatch } from '@concord/service-kit/temporal/epoch-watch';
import { DIRECTORY_ID, DirectoryRow } from './directory.entity.js';

/** Wall milliseconds between looks at whether the database is there yet. */
const PAUSE_MS = 200;

/** Sees to it that the other services have the newest tree, and tells the sandbox's *advance* whether they do. */
@Injectable()
export class DirectoryFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private ended = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemporalClient) private readonly client: TemporalClient,
    @Inject(PulseRegistry) pulse: PulseRegistry,
    @Inject(EpochWatch) epoch: EpochWatch,
  ) {
    epoch.register({ name: 'feed', rearm: () => this.retell(), runs: () => this.runs() });
    pulse.register('directoryFeed', () => this.read());
  }

  onApplicationBootstrap(): void {
    void this.retellWhenPossible();
  }

  onApplicationShutdown(): void {
    this.ended = true;
  }

  /**
   * The newest fact is told once more at every start: a story that heard it drops it, and a story that was lost
   * with an orchestrator that keeps nothing (the sandbox's) begins anew.
   */
  async retell(): Promise<void> {
    await this.database.em.query(
      `update outbox set sent_at = null where case_id = $1
       and version = (select max(version) from outbox where case_id = $1)`,
      [DIRECTORY_FEED_ID],
    );
  }

  private async retellWhenPossible(): Promise<void> {
    while (!this.ended) {
      // A failed update is tried again: the database may go between the look and the statement.
      if (
        this.database.ready &&
        (await this.retell().then(
          () => true,
          () => false,
        ))
      ) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** Before the first set-up there is nothing to hand on, and nobody starts it. */
  private async runs(): Promise<boolean> {
    const row = await this.database.em.findOneByOrFail(DirectoryRow, { id: DIRECTORY_ID });
    return row.version === 0 || (await this.client.isOpen(DIRECTORY_FEED_ID));
  }

  private async read(): Promise<PartialPulse> {
    const row = await this.database.em.findOneByOrFail(DirectoryRow, { id: DIRECTORY_ID });
    if (row.version === 0) return {};
    const story = await this.client.query<StoryPulse>(DIRECTORY_FEED_ID, PULSE_QUERY);
    const quiet = story !== null && !story.busy && story.heardVersion >= row.version;
    return quiet ? {} : { storiesBusy: 1, details: [DIRECTORY_FEED_ID] };
  }
}
