import {
  allHandlersFinished,
  condition,
  continueAsNew,
  workflowInfo,
  type Workflow,
} from '@temporalio/workflow';

/** The server says that this run's history has grown long enough. */
export function runIsLong(): boolean {
  return workflowInfo().continueAsNewSuggested;
}

/**
 * Ends the run once no message is half handled. A message that arrives in the very moment makes the server refuse
 * the end; the task is then done again with the message, so whoever calls this decides it from what has been heard.
 */
export async function runAgain<W extends Workflow>(...args: Parameters<W>): Promise<never> {
  await condition(allHandlersFinished);
  return continueAsNew<W>(...args);
}
