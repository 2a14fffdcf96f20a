import { Injectable } from '@nestjs/common';
import type {
  ConsultationActivities as Contract,
  ReplicaActivities,
  SweepActivities,
} from '@concord/contracts/temporal/activities';
import type { Activities } from '@concord/service-kit/temporal/guard';
import type { ActivitiesProvider } from '@concord/service-kit/temporal/worker';
import { PublicityService } from '../publicity/publicity.service.js';
import { ConsultationService } from './consultation.service.js';
import { ProgressService } from './progress.service.js';

type Own = Omit<Contract, keyof ReplicaActivities | keyof SweepActivities>;

/** What stories have this service do; the kit adds the sweep and the replica. */
@Injectable()
export class ConsultationActivities implements ActivitiesProvider {
  constructor(
    private readonly consultations: ConsultationService,
    private readonly publicity: PublicityService,
    private readonly progress: ProgressService,
  ) {}

  activities(): Own & Activities {
    return {
      openConsultation: (input) => this.consultations.open(input),
      endPublicity: (input) => this.publicity.end(input),
      recordItemProgress: (input) => this.progress.recordItem(input),
    };
  }
}
