import type { ReplicaActivities, SweepActivities } from '@concord/contracts/temporal/activities';
import type { Sweep } from '../clocks/sweep.js';
import type { Replica } from '../replica/replica.js';

/** The activities that every service with cases has; list it among the providers of `activityWorker`. */
export class KitActivities {
  constructor(
    private readonly sweep: Sweep,
    private readonly replica: Replica,
  ) {}

  activities(): ReplicaActivities & SweepActivities & Record<string, (input: never) => Promise<unknown>> {
    return {
      sweep: (input) => this.sweep.sweep(input),
      replaceDirectory: (input) => this.replica.replace(input.snapshot),
    };
  }
}
