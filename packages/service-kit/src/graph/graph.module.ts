import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { graphContext } from './context.js';
import { SubgraphDriver } from './driver.js';
import type { SubgraphOptions } from './driver.js';
import { formatErrors, GraphErrorFilter } from './errors.js';
import type { ListSizes } from './list-sizes.js';
import { knownOperations } from './operations.js';
import { DateTime, SCALARS } from './scalars.js';

/** The newest federation that @theguild/federation-composition understands. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const DIRECTIVES = [
  '@key',
  '@shareable',
  '@inaccessible',
  '@external',
  '@requires',
  '@provides',
  '@override',
  '@tag',
  '@listSize',
  '@cost',
];

export interface GraphOptions {
  /** Types that no field leads to, e.g. stubs behind an interface. */
  orphanedTypes?: (new (...args: never[]) => object)[];
  /** Of every list of the service's own that has no pages. */
  listSizes?: ListSizes;
}

@Module({ providers: [{ provide: APP_FILTER, useClass: GraphErrorFilter }] })
class GraphErrorsModule {}

/** POST /graphql: the service's subgraph, code first, compiled by jit, with masked errors. */
export function graphModule(options: GraphOptions = {}): DynamicModule {
  const graph = GraphQLModule.forRoot<SubgraphOptions>({
    driver: SubgraphDriver,
    path: '/graphql',
    autoSchemaFile: { federation: { version: 2, importUrl: FEDERATION, directives: DIRECTIVES } },
    buildSchemaOptions: {
      scalarsMap: [{ type: Date, scalar: DateTime }],
      orphanedTypes: options.orphanedTypes ?? [],
    },
    listSizes: options.listSizes,
    resolvers: SCALARS,
    // A service need not use every shared scalar.
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
    // Compiled at its third run: whoever asks something else each time costs no compiled program.
    jit: 2,
    graphiql: false,
    subscription: false,
    validationRules: [knownOperations],
    context: graphContext,
    errorFormatter: formatErrors,
  } as SubgraphOptions);
  return { ...graph, imports: [...(graph.imports ?? []), GraphErrorsModule] };
}
