import { proxyActivities, sleep } from '@temporalio/workflow';
import type { BareActivities } from './bare.js';

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '1 minute' });

/** The least that a timer of a case can be: it waits for an instant (epoch milliseconds) and runs one empty activity. */
export async function bareTimer(until: number): Promise<void> {
  await sleep(Math.max(0, until - Date.now()));
  await nothing();
}
