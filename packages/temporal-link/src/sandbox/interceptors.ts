import {
  ActivityFailure,
  ApplicationFailure,
  log,
  workflowInfo,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';
import { disclose, enclose, encloseValue, purpose } from './envelope.js';

/**
 * Part of the bundle of every story. What arrives unsealed has become null outside the sandbox; here it is seen that it
 * is no envelope of its purpose. Nothing here makes a command, so histories replay alike with and without refusals.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let dropped = 0;
  return {
    inbound: [
      {
        execute: async (input, next) => {
          const args = disclose(purpose.start(workflowInfo().workflowType), input.args);
          if (!args) throw ApplicationFailure.nonRetryable('this story was not started by us', 'UNSEALED');
          return next({ ...input, args });
        },
        handleSignal: async (input, next) => {
          const args = disclose(purpose.signal(input.signalName), input.args);
          if (args) return next({ ...input, args });
          // Dropped, not thrown: an error would end the story or fail its task for ever.
          dropped += 1;
          if (dropped % 100 === 1) {
            const { signalName: signal } = input;
            log.warn('a signal was not sealed for this story; it is dropped', { signal, dropped });
          }
        },
        handleQuery: async (input, next) => encloseValue(purpose.answer(input.queryName), await next(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: async (input, next) => {
          const { activityType } = input;
          const { workflowType } = workflowInfo();
          const args = enclose(purpose.activity(workflowType, activityType), input.args);
          const result = disclose(purpose.result(workflowType, activityType), [
            await next({ ...input, args }),
          ]);
          if (result) return result[0];
          // As if it had given up: a story tries the step again later (kernel/attempt.ts).
          throw new ActivityFailure(
            'the result was not sealed',
            activityType,
            undefined,
            'NON_RETRYABLE_FAILURE',
            undefined,
          );
        },
        signalWorkflow: (input, next) =>
          next({ ...input, args: enclose(purpose.signal(input.signalName), input.args) }),
        continueAsNew: (input, next) => {
          const workflowType = input.options.workflowType ?? workflowInfo().workflowType;
          return next({ ...input, args: enclose(purpose.start(workflowType), input.args) });
        },
      },
    ],
  };
};
