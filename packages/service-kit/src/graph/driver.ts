import { buildSubgraphSchema } from '@apollo/subgraph';
import { Injectable } from '@nestjs/common';
import { GraphQLFederationFactory, TypeMetadataStorage } from '@nestjs/graphql';
import {
  MercuriusFederationDriver,
  type MercuriusDriverConfig,
  type MercuriusFederationDriverConfig,
} from '@nestjs/mercurius';
import { isAbstractType, isObjectType, type DocumentNode, type GraphQLSchema } from 'graphql';
import { chargeFields } from '../budget/budgeted-schema.js';
import { CodedError } from '../log.js';
import { requireAccessMarks } from './access.js';
import type { GraphContext } from './context.js';
import { DocumentBounds } from './documents.js';
import { describeInputArguments } from './argument-texts.js';
import { guardInputs } from './input-guard.js';
import { guardMachines, MachineReading } from './machine-guard.js';
import { sizeLists, type ListSizes } from './list-sizes.js';

/** What `graphModule` tells the driver. */
export type SubgraphOptions = MercuriusFederationDriverConfig & { listSizes?: ListSizes | undefined };

/** GraphQL name of an object made from a class that carries `@ObjectType`. */
function nameOfClass(target: unknown): string | undefined {
  return TypeMetadataStorage.getObjectTypesMetadata().find((type) => type.target === target)?.name;
}

/** Nest makes `resolveType` async, and graphql-jit fails on the second run of a query then (stack.md). */
function resolveTypesSynchronously(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type) || type.name === '_Entity') continue;
    type.resolveType = (value: { __typename?: string; constructor?: unknown }) =>
      value.__typename ?? nameOfClass(value.constructor);
  }
  return schema;
}

/** A field with `@Extensions({ lazy: true })` may hold a function; jit, unlike graphql-js, would not call it. */
function callLazyFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      if (!field.extensions['lazy']) continue;
      field.resolve = (source: Record<string, unknown>) => {
        const value = source[field.name];
        return typeof value === 'function' ? (value as () => unknown)() : value;
      };
    }
  }
  return schema;
}

/** The Mercurius subgraph driver, mended for @apollo/subgraph 2.15 and for jit. */
@Injectable()
export class SubgraphDriver extends MercuriusFederationDriver {
  constructor(private readonly federation: GraphQLFederationFactory) {
    super(federation);
  }

  override async generateSchema(
    options: MercuriusDriverConfig & { listSizes?: ListSizes },
  ): Promise<GraphQLSchema> {
    const schema = await this.federation.generateSchema(options, ({ typeDefs, resolvers }) =>
      buildSubgraphSchema([
        { typeDefs: sizeLists(describeInputArguments(typeDefs), options.listSizes), resolvers },
      ]),
    );
    const checked = requireAccessMarks(guardInputs(callLazyFields(resolveTypesSynchronously(schema))));
    // The guard comes last: it makes resolvers of plain fields, which cost nothing.
    return guardMachines(chargeFields(checked));
  }

  override async start(options: MercuriusDriverConfig): Promise<void> {
    // They are in the schema already; Mercurius would refuse one whose type this service does not use.
    const { preExecution: bounded, preValidation } = new DocumentBounds();
    const reading = new MachineReading();
    const preExecution = (
      schema: GraphQLSchema,
      document: DocumentNode,
      context: GraphContext,
    ): ReturnType<typeof bounded> => {
      const refused = reading.refused(schema, document, context.act.identity);
      // In whole: a program asks again for what it may read, and nobody wonders what the gaps stand for.
      if (refused.length > 0) {
        return Promise.reject(new CodedError('MACHINE_MAY_NOT', { fields: refused.join(', ') }));
      }
      return bounded(schema, document);
    };
    const own = { resolvers: undefined, listSizes: undefined, hooks: { preExecution, preValidation } };
    await super.start({ ...options, ...own } as unknown as MercuriusDriverConfig);
  }
}
