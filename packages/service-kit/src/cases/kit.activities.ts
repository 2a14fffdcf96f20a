import type { DirectorySnapshot } from '@concord/contracts/directory';
import { heartbeat } from '@temporalio/activity';
import type { ReplicaActivities, SweepActivities } from '@concord/contracts/temporal/activities';
import type { Recalculation } from '../clocks/recalculation.js';
import type { Sweep } from '../clocks/sweep.js';
import type { Replica } from '../replica/replica.js';

/** The activities that every service with cases has; list it among the providers of `activityWorker`. */
export class KitActivities {
  constructor(
    private readonly sweep: Sweep,
    private readonly replica: Replica,
    private readonly recalculation: Recalculation,
  ) {}

  activities(): ReplicaActivities & SweepActivities & Record<string, (input: never) => Promise<unknown>> {
    return {
      sweep: (input) => this.sweep.sweep(input),
      replaceDirectory: (input) => this.replaceDirectory(input.snapshot),
      reckonClocks: () => this.recalculation.run(() => heartbeat()),
    };
  }

  /** Asked anew at every retry: the answer does not depend on which of them wrote the snapshot. */
  private async replaceDirectory(
    snapshot: DirectorySnapshot,
  ): ReturnType<ReplicaActivities['replaceDirectory']> {
    const { version } = await this.replica.replace(snapshot);
    return (await this.recalculation.isDue()) ? { version, calendarsChanged: true } : { version };
  }
}
