import { Inject, Injectable } from '@nestjs/common';
import { DIRECTORY_FEED_ID, PULSE_QUERY, type StoryPulse } from '@concord/contracts/stories';
import { Database } from '@concord/service-kit/database/database';
import { PulseRegistry, type PartialPulse } from '@concord/service-kit/internal/pulse.registry';
import { TemporalClient } from '@concord/service-kit/temporal/client';
import { DIRECTORY_ID, DirectoryRow } from './directory.entity.js';

/** Tells the sandbox's *advance* whether the other services have the newest tree yet. */
@Injectable()
export class FeedPulse {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemporalClient) private readonly client: TemporalClient,
    @Inject(PulseRegistry) pulse: PulseRegistry,
  ) {
    pulse.register('directoryFeed', () => this.read());
  }

  private async read(): Promise<PartialPulse> {
    const row = await this.database.em.findOneByOrFail(DirectoryRow, { id: DIRECTORY_ID });
    if (row.version === 0) return {};
    const story = await this.client.query<StoryPulse>(DIRECTORY_FEED_ID, PULSE_QUERY);
    const quiet = story !== null && !story.busy && story.heardVersion >= row.version;
    return quiet ? {} : { storiesBusy: 1, details: [DIRECTORY_FEED_ID] };
  }
}
