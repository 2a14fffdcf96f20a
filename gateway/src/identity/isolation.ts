import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import { standsWith } from './standing.rules.js';
import type { Viewer } from './viewer.js';

/**
 * While directory is away, refuses what its last answer about the asker does not allow, once the document is known and
 * before anything is sent to a service.
 */
export function isolationPlugin(): GatewayPlugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { viewer } = args.contextValue as { viewer?: Viewer };
      if (viewer?.directoryAwayMs === undefined) return;
      if (standsWith(args.document, args.operationName ?? undefined, viewer.directoryAwayMs)) return;
      const extensions = { code: 'SERVICE_UNAVAILABLE', service: 'directory' };
      setResultAndStopExecution({ errors: [new GraphQLError('directory is away', { extensions })] });
    },
  };
}
