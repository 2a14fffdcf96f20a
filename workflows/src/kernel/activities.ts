import type {
  ConsultationActivities,
  DirectoryActivities,
  FeedbackActivities,
  ReplicaActivities,
  SweepActivities,
  TopicActivities,
} from '@concord/contracts/temporal/activities';
import type { ServiceName } from '@concord/contracts/services';
import { REPORT_SIGNAL, type ReportMessage } from '@concord/contracts/stories';
import {
  getExternalWorkflowHandle,
  isCancellation,
  log,
  proxyActivities,
  type ActivityOptions,
} from '@temporalio/workflow';

/** One transaction of the owner: short, and tried again for as long as the owner is away. */
const ONE_TRANSACTION: ActivityOptions = {
  startToCloseTimeout: '15s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
};

/** A batch of a sweep: the same, with time for a few hundred rows. */
const ONE_BATCH: ActivityOptions = { ...ONE_TRANSACTION, startToCloseTimeout: '60s' };

function of<A>(service: ServiceName, options: ActivityOptions = ONE_TRANSACTION): A {
  return proxyActivities<never>({ ...options, taskQueue: service }) as A;
}

export const directory = of<DirectoryActivities>('directory-service');
export const topic = of<TopicActivities>('topic-service');
export const consultationService = of<ConsultationActivities>('consultation-service');
export const feedback = of<FeedbackActivities>('feedback-service', ONE_BATCH);

/** The copies of the tree, by the service that keeps each. */
export const replicas: readonly [ServiceName, ReplicaActivities][] = [
  ['topic-service', topic],
  ['consultation-service', consultationService],
  ['feedback-service', feedback],
];

/** Every open clock of a service: minutes at worst, but never half a minute without a beat. */
export function clocksOf(service: ServiceName): Pick<ReplicaActivities, 'reckonClocks'> {
  const options = { ...ONE_TRANSACTION, startToCloseTimeout: '30m', heartbeatTimeout: '30s' } as const;
  return of<Pick<ReplicaActivities, 'reckonClocks'>>(service, options);
}

/** The sweep of one service. */
export function sweepOf(service: string): SweepActivities {
  return proxyActivities<SweepActivities>({ ...ONE_BATCH, taskQueue: service });
}

/** Tells a predecessor's story what became of its successor; one that has closed is no error (architecture.md 5). */
export async function reportTo(predecessorId: string, report: ReportMessage): Promise<void> {
  try {
    await getExternalWorkflowHandle(predecessorId).signal(REPORT_SIGNAL, report);
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.info('the predecessor has closed', { predecessorId, reason: (error as Error).message });
  }
}
