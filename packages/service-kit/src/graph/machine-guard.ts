import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { machineMay, machineReads } from '../identity/machines.js';
import { CodedError } from '../log.js';
import { isPersonal, marksOf } from './access.js';
import type { GraphContext } from './context.js';
import { refusedPayload } from './refused-payload.js';

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;

/**
 * The rule of identity/machines.ts, before any resolver: a mutation answers a refusal, and a field of a personal type
 * is not read, by whatever way its object was reached. Needs no word from the service.
 */
export function guardMachines(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve: Resolver = field.resolve ?? defaultFieldResolver;
    const guarded: Resolver = (source, args, context, info) => {
      if (machineMay(context.act.identity, field.name)) return resolve(source, args, context, info);
      const refusal = { code: 'MACHINE_MAY_NOT', params: {} };
      const payload = refusedPayload(field.type, refusal, context.act.language);
      if (payload) return payload;
      throw new CodedError(refusal.code);
    };
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
