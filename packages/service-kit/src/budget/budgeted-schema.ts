import {
  defaultFieldResolver,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { RequestBudget } from './request-budget.js';

/** The part of the GraphQL context that is looked at; a schema that is only written has none. */
interface Context {
  budget?: RequestBudget;
}
type Resolver = GraphQLFieldResolver<unknown, Context | undefined>;

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function';
}

/** Objects of an answer: the length of a list, nothing for what is not one. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return value instanceof Set || value instanceof Map ? value.size : 0;
}

/**
 * A refused request has been answered by the hook already. Its fields are left hanging, to be collected with it: each
 * error would be located, formatted and carried up, or lost unhandled where a sibling has failed before.
 */
function orNever(budget: RequestBudget, work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (budget.refusal) return budget.never;
    throw error;
  }
}

function charged(budget: RequestBudget, value: unknown): unknown {
  budget.take(sizeOf(value));
  return value;
}

/** A property that is a list: jit reads it past every resolver, unless the field has one. */
function listed(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const budget = context?.budget;
    const value = resolve(source, args, context, info);
    return budget ? orNever(budget, () => charged(budget, value)) : value;
  };
}

/** A resolver costs one, before it works, and what it lists; its queries are made for this request. */
function resolved(resolve: Resolver, before: (budget: RequestBudget, args: Record<string, unknown>) => void) {
  const bounded: Resolver = (source, args, context, info) => {
    const budget = context?.budget;
    if (!budget) return resolve(source, args, context, info);
    return orNever(budget, () => {
      before(budget, args);
      const value: unknown = budget.run(() => resolve(source, args, context, info));
      if (!isPromise(value)) return charged(budget, value);
      return value.then(
        (found) => orNever(budget, () => charged(budget, found)),
        (error: unknown) =>
          orNever(budget, () => {
            throw error;
          }),
      );
    });
  };
  return bounded;
}

const costOne = (budget: RequestBudget): void => budget.take(1);
const costAct = (budget: RequestBudget): void => {
  budget.take(1);
  budget.act();
};
/** `_entities` is asked for as many objects as it is given references. */
const costReferences = (budget: RequestBudget, args: Record<string, unknown>): void =>
  budget.take(1 + sizeOf(args['representations']));

function costOf(type: string, field: string): (budget: RequestBudget, args: Record<string, unknown>) => void {
  if (type === 'Mutation') return costAct;
  return type === 'Query' && field === '_entities' ? costReferences : costOne;
}

/** Resolvers of graphql's and of Nest's that only read `source[name]`: no work, and no object but a list's. */
const READS_A_PROPERTY = new Set(['defaultFieldResolver', 'rootFieldResolver']);

/**
 * Every field that is resolved or lists anything takes from the request's budget, without its resolver knowing:
 * by construction, so that no new field is forgotten.
 */
export function chargeFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as GraphQLField<unknown, Context | undefined>[]) {
      const own = field.resolve ?? defaultFieldResolver;
      if (!READS_A_PROPERTY.has(own.name)) field.resolve = resolved(own, costOf(type.name, field.name));
      else if (isListType(getNullableType(field.type))) field.resolve = listed(own);
    }
  }
  return schema;
}
