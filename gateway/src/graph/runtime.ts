import { IDENTITY_HEADER } from '@concord/contracts/identity';
import { createGatewayRuntime, Logger as HiveLogger } from '@graphql-hive/gateway-runtime';
import type { GatewayPlugin, GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { createDefaultExecutor } from '@graphql-mesh/transport-common';
import httpTransport from '@graphql-mesh/transport-http';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { DEFAULT_LANGUAGE } from '../identity/language.js';
import { isolationPlugin } from '../identity/isolation.js';
import type { Viewer } from '../identity/viewer.js';
import type { Logger } from '../log.js';
import { MERGED, tellAway } from '../merged/merged.js';
import type { Away } from '../merged/merged.js';
import { ratesPlugin } from '../rates/plugin.js';
import type { Asker, Rates } from '../rates/rates.js';
import type { ServiceAddress } from '../upstream/services.js';
import { pathOf } from '../upstream/upstream.js';
import { createErrorDresser } from './errors.js';
import { graphHandler } from './introspection.js';
import { documentsPlugin, knownDocuments } from './documents.js';
import { createScale } from './limits.js';
import { operationsPlugin } from './operations.js';

/** What a request brings into the graph. */
export interface GraphContext extends Record<string, unknown> {
  viewer: Viewer;
  /** How the request is counted; absent where the gateway asks itself. */
  asker?: Asker;
  proof?: string | undefined;
  /** What the request was reckoned to cost (docs/security/cost.md); there once its document is read, before any work. */
  cost?: number;
}

/** The parts that the graph is made of. */
export interface GraphParts {
  supergraph: string;
  services: ServiceAddress[];
  merged: GraphQLSchema;
  timeoutMs: number;
  log: Logger;
  rates: Rates;
  sandbox: boolean;
}

/** The one endpoint over the four services and the gateway's own subgraph (architecture.md 16-21). */
export function createGraph(parts: GraphParts): GatewayRuntime<GraphContext> {
  const dress = createErrorDresser(parts.log);
  const scale = createScale(parts.supergraph);
  return createGatewayRuntime<GraphContext>({
    supergraph: parts.supergraph,
    unifiedGraphHandler: graphHandler,
    transports: { http: httpTransport },
    transportEntries: Object.fromEntries(
      parts.services.map(({ name, graphqlUrl }) => [
        name,
        {
          location: graphqlUrl,
          // The library joins equal questions that are under way at once, and knows nothing of who asks:
          // one person would read what another may.
          options: { deduplicateInflightRequests: false },
        },
      ]),
    ),
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    cors: false,
    requestId: false,
    logging: new HiveLogger({ level: false }),
    // Every error is dressed by errorsPlugin, after this.
    maskedErrors: false,
    // originPlugin does it with the service's name as people know it.
    subgraphErrors: false,
    // A jump of the sandbox's clock may take minutes, and a merged list bounds its own calls.
    upstreamTimeout: ({ subgraphName }) => (subgraphName === MERGED ? undefined : parts.timeoutMs),
    plugins: () => [
      mergedPlugin(parts.merged),
      originPlugin(),
      identityPlugin(parts.services),
      isolationPlugin(),
      documentsPlugin(scale, knownDocuments()),
      operationsPlugin(),
      ratesPlugin(parts.rates, parts.sandbox),
      errorsPlugin(dress),
    ],
  });
}

/** The gateway's own subgraph is executed in this process. */
function mergedPlugin(schema: GraphQLSchema): GatewayPlugin<GraphContext> {
  const execute = createDefaultExecutor(schema);
  return {
    onSubgraphExecute({ subgraphName, setExecutor }) {
      if (subgraphName.toLowerCase() !== MERGED) return;
      setExecutor(async (request) => {
        const away: Away[] = [];
        const answer = await execute({
          ...request,
          context: { ...request.context, away },
        });
        if (!(Symbol.asyncIterator in answer)) tellAway(answer, away);
        return answer;
      });
    },
  };
}

/** Every error says which service it came from, whatever code it has. */
function originPlugin(): GatewayPlugin<GraphContext> {
  return {
    onSubgraphExecute({ subgraphName }) {
      if (subgraphName.toLowerCase() === MERGED) return undefined;
      return ({ result }) => {
        if (Symbol.asyncIterator in result || !result.errors) return;
        for (const error of result.errors as unknown as {
          extensions?: Record<string, unknown>;
        }[]) {
          (error.extensions ??= {})['service'] = subgraphName.toLowerCase();
        }
      };
    },
  };
}

/** Sends an identity along with every call to a service, signed for that call. */
function identityPlugin(services: readonly ServiceAddress[]): GatewayPlugin<GraphContext> {
  return {
    async onFetch({ context, options, setOptions, url }) {
      const viewer = (context as Partial<GraphContext>).viewer;
      if (!viewer) return;
      const service = services.find(({ graphqlUrl }) => graphqlUrl === url);
      const { method = 'GET', body } = options;
      if (!service || (body != null && typeof body !== 'string')) {
        throw new Error(`a call to ${url} cannot be signed`);
      }
      const call = { service: service.name, method, path: pathOf(url), body: body ?? undefined };
      setOptions({
        ...options,
        headers: {
          ...(options.headers as Record<string, string>),
          [IDENTITY_HEADER]: await viewer.signed(call),
          'x-request-id': viewer.claims.requestId,
        },
      });
    },
  };
}

function errorsPlugin(dress: ReturnType<typeof createErrorDresser>): GatewayPlugin<GraphContext> {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors?.length) return;
      const viewer = (serverContext as unknown as Partial<GraphContext>).viewer;
      const language = viewer?.language ?? DEFAULT_LANGUAGE;
      const requestId = viewer?.claims.requestId ?? '';
      setResult({
        ...result,
        // The planner leaves `data` out where every field failed; for a client that is an answer all the same.
        ...(result.data === undefined && result.errors.some(isFromService) ? { data: null } : {}),
        errors: result.errors.map((error: GraphQLError) => dress(error, language, requestId)),
      });
    },
  };
}

function isFromService(error: GraphQLError): boolean {
  return typeof error.extensions?.['service'] === 'string';
}
