import { Logger } from '@nestjs/common';
import { ApplicationFailure } from '@temporalio/activity';
import { CodedError, reportUnexpected } from '../log.js';

/** An activity: one input object, one result object. */
export type Activity = (input: never) => Promise<unknown>;
export type Activities = Record<string, Activity>;

/**
 * Wraps activities so that no error text reaches a workflow's history (drivers quote values, architecture.md 15):
 * the log has the error, the history its id. Also counts what is under way, for the sandbox's pulse.
 */
export function guardActivities(activities: Activities, count: (step: 1 | -1) => void): Activities {
  const log = new Logger('Activity');
  const guarded: Activities = {};
  for (const [name, activity] of Object.entries(activities)) {
    guarded[name] = async (input) => {
      count(1);
      try {
        return await activity(input);
      } catch (error) {
        throw presentable(error, name, log);
      } finally {
        count(-1);
      }
    };
  }
  return guarded;
}

function presentable(error: unknown, name: string, log: Logger): unknown {
  // Decided by the activity itself, or a cancellation that Temporal must recognise.
  if (error instanceof ApplicationFailure || (error as Error).name === 'CancelledFailure') return error;
  if ((error as Error).name === 'CompleteAsyncError') return error;
  if (error instanceof CodedError) {
    const { code, params } = error.refusal;
    return ApplicationFailure.create({ message: code, type: code, details: [params], nonRetryable: false });
  }
  const errorId = reportUnexpected({ error: log.error.bind(log) } as never, error, name);
  return ApplicationFailure.create({
    message: `internal error ${errorId}`,
    type: 'INTERNAL',
    nonRetryable: false,
  });
}
