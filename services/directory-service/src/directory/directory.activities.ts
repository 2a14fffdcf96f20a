import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryActivities } from '@concord/contracts/temporal/activities';
import { Database } from '@concord/service-kit/database/database';
import { ReplicaRow } from '@concord/service-kit/replica/replica.entity';

/** What the story `directoryFeed` asks of this service. */
@Injectable()
export class FeedActivities {
  constructor(@Inject(Database) private readonly database: Database) {}

  activities(): DirectoryActivities & Record<string, (input: never) => Promise<unknown>> {
    return { exportDirectory: () => this.exportDirectory() };
  }

  private async exportDirectory(): ReturnType<DirectoryActivities['exportDirectory']> {
    const row = await this.database.em.findOneBy(ReplicaRow, { id: 1 });
    return { snapshot: row?.snapshot ?? { version: 0, units: [], posts: [], profiles: [] } };
  }
}
