import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import { checkIds } from '../graph/ids.js';
import { Refusal } from '../identity/refusal.js';
import type { Viewer } from '../identity/viewer.js';
import { actsOf } from './acts.js';
import { isStranger, topicsAmong } from './strangers.js';
import type { Asker, Rates } from './rates.js';

/** What a request brings for being counted. */
export interface CountedContext {
  viewer: Viewer;
  asker: Asker;
  /** Content of the proof's header. */
  proof: string | undefined;
  /** What its document was reckoned to cost. */
  cost?: number;
}

/** By these a document was refused after it had been read. */
const REFUSED = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
]);

/** Things that one act of a stranger names, before each is counted: those that are open to him name one, or none. */
const STRANGERS_THINGS = 5;
/** Charged for a document of which no cost is known. */
const UNKNOWN_COST = 1_000;

/**
 * Counts what a document asks for before a service is asked. In the sandbox nobody is outside, and its days pass at
 * will: strangers' acts and a day's topics are counted for nothing there.
 */
export function ratesPlugin(rates: Rates, sandbox: boolean): GatewayPlugin {
  return {
    async onExecute({ args }) {
      const { viewer, asker, proof, cost } = args.contextValue as unknown as Partial<CountedContext>;
      if (!viewer || !asker) return;
      // Sample data is loaded at the start, all of it from one place.
      if (viewer.loader) return;
      try {
        await rates.read(asker, cost ?? UNKNOWN_COST);
        checkIds(args.schema, args.document, args.operationName, args.variableValues);
        const acts = actsOf(args.schema, args.document, args.operationName, args.variableValues);
        if (!acts) return;
        if (asker.subject !== undefined) await rates.act(asker.subject, acts.names.length);
        if (sandbox) return;
        if (asker.subject === undefined || isStranger(viewer, acts.names)) {
          if (acts.names.length > 1 || acts.things.length > STRANGERS_THINGS) {
            throw new Refusal('ONE_ACT_A_REQUEST', 400);
          }
          await rates.anonymousAct({
            address: asker.address,
            things: acts.things,
            proof,
          });
        }
        if (asker.subject !== undefined) await rates.topics(asker.subject, topicsAmong(acts.names));
      } catch (error) {
        if (error instanceof Refusal) throw refusedError(error);
        throw error;
      }
    },
    async onResultProcess({ result, serverContext }) {
      const { viewer, asker } = serverContext as unknown as Partial<CountedContext>;
      if (!asker || viewer?.loader || Array.isArray(result) || Symbol.asyncIterator in result) return;
      if (result.errors?.some(({ extensions }) => REFUSED.has(String(extensions?.['code'])))) {
        await rates.refused(asker);
      }
    },
  };
}

/** The refusal as the graph answers it; `Retry-After` says when to come again. */
function refusedError({ code, status, details }: Refusal): GraphQLError {
  const { retryAfter } = details;
  const headers: Record<string, string> =
    typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {};
  return new GraphQLError(code, {
    extensions: { code, ...details, http: { status, headers } },
  });
}
