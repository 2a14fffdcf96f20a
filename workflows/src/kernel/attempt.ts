import { ActivityFailure, isCancellation, log, sleep } from '@temporalio/workflow';

/** Long enough that a mistake of ours does not fill a history: some 700 events a day. */
const PAUSE = '15 minutes';

/**
 * One step of a story. An activity is tried again by itself for as long as its owner is away; one that gave up for
 * good (a mistake in its service) must not end the story of a case that lasts for months. False after a pause: the
 * same step is to be tried again, and services are idempotent. A mistake of the story itself is not caught: it fails
 * the workflow task, which is tried again until mended code is deployed.
 */
export async function attempt(step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    log.error('an activity gave up; the step is tried again', { activity: error.activityType });
    await sleep(PAUSE);
    return false;
  }
}
