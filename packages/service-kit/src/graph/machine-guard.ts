import {
  defaultFieldResolver,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { machineMay, machineReads } from '../identity/machines.js';
import { CodedError } from '../log.js';
import { isPersonal, marksOf } from './access.js';
import type { GraphContext } from './context.js';
import { toRefusal } from './shared.types.js';

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;

/**
 * The rule of identity/machines.ts, before any resolver: a mutation answers a refusal, and a field of a personal type
 * is not read, by whatever way its object was reached. Needs no word from the service.
 */
export function guardMachines(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve: Resolver = field.resolve ?? defaultFieldResolver;
    const guarded: Resolver = (source, args, context, info) =>
      machineMay(context.act.identity, field.name)
        ? resolve(source, args, context, info)
        : refusedPayload(field.type, context);
    field.resolve = guarded;
  }
  for (const [typename, mark] of marksOf(schema)) {
    const type = schema.getType(typename);
    if (!isPersonal(mark) || !isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve: Resolver = field.resolve ?? defaultFieldResolver;
      const guarded: Resolver = (source, args, context, info) => {
        if (!machineReads(context.act.identity, typename)) throw new CodedError('MACHINE_MAY_NOT');
        return resolve(source, args, context, info);
      };
      field.resolve = guarded;
    }
  }
  return schema;
}

/** The refusal as the mutation's payload carries it; where its type has no place for one, an error. */
function refusedPayload(output: GraphQLOutputType, { act }: GraphContext): unknown {
  const payload = getNamedType(output);
  const refusal = toRefusal({ code: 'MACHINE_MAY_NOT', params: {} }, act.language);
  if (!isObjectType(payload) || !payload.getFields()['refusal']) throw new CodedError('MACHINE_MAY_NOT');
  const required = Object.values(payload.getFields()).filter(
    ({ type }) => isNonNullType(type) && isListType(type.ofType),
  );
  const empty = Object.fromEntries(required.map(({ name }) => [name, []]));
  return { ...empty, refusal, replayed: false };
}
