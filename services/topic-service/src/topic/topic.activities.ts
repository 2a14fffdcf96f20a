import type { TopicActivities as Contract } from '@concord/contracts/temporal/activities';
import type { Activities } from '@concord/service-kit/temporal/guard';
import type { ActivitiesProvider } from '@concord/service-kit/temporal/worker';
import { Injectable } from '@nestjs/common';
import { FilingService } from '../stages/filing/filing.service.js';
import { ProgressService } from './progress.service.js';

/** What the stories make this service do; `sweep` and `replaceDirectory` are the kit's. */
@Injectable()
export class TopicActivities implements ActivitiesProvider {
  constructor(
    private readonly progress: ProgressService,
    private readonly filing: FilingService,
  ) {}

  activities(): Activities & Pick<Contract, 'recordProgress' | 'acknowledgeFilingByDefault'> {
    return {
      recordProgress: (input) => this.progress.record(input),
      acknowledgeFilingByDefault: async (input) =>
        this.progress.answerOf(input.topicId, await this.filing.acknowledgeByDefault(input)),
    };
  }
}
