import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { disclose, encloseValue, purpose } from './sandbox/envelope.js';
import { RefusalLog, type SayRefusal } from './refusal-log.js';

/** Type of the failure with which an activity is refused; no retry makes it better. */
export const REFUSED = 'UNSEALED';

/** Runs an activity only for a story that enclosed this call; whatever stands outside a workflow is refused. */
export function enclosedActivities(onRefused: SayRefusal): ActivityInterceptorsFactory {
  const log = new RefusalLog(onRefused);
  return ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        const { activityType, workflowType = '' } = info;
        const args = info.inWorkflow
          ? disclose(purpose.activity(workflowType, activityType), input.args)
          : undefined;
        if (!args) {
          const workflowId = info.workflowExecution?.workflowId ?? null;
          log.say({ activityType, workflowType, workflowId, activityId: info.activityId });
          throw ApplicationFailure.nonRetryable('this call was not sealed by a story', REFUSED);
        }
        return encloseValue(purpose.result(workflowType, activityType), await next({ ...input, args }));
      },
    },
  });
}
