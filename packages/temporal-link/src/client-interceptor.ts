import type { WorkflowClientInterceptor } from '@temporalio/client';
import { disclose, enclose, purpose } from './sandbox/envelope.js';

/** Encloses what a client says to stories; its data converter seals it. */
export const enclosingClient: WorkflowClientInterceptor = {
  startWithDetails: (input, next) =>
    next({
      ...input,
      options: { ...input.options, args: enclose(purpose.start(input.workflowType), input.options.args) },
    }),
  signal: (input, next) => next({ ...input, args: enclose(purpose.signal(input.signalName), input.args) }),
  signalWithStart: (input, next) =>
    next({
      ...input,
      signalArgs: enclose(purpose.signal(input.signalName), input.signalArgs),
      options: { ...input.options, args: enclose(purpose.start(input.workflowType), input.options.args) },
    }),
  query: async (input, next) => {
    const answer = disclose(purpose.answer(input.queryType), [await next(input)]);
    if (!answer) throw new Error(`the answer to ${input.queryType} is not sealed by this installation`);
    return answer[0];
  },
};
