import {
  defaultFieldResolver,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { IdentityClaims } from '@concord/contracts/identity';
import { machineMay, machineReads } from '../identity/machines.js';
import { CodedError } from '../log.js';
import { isPersonal, marksOf, type AccessMark } from './access.js';
import type { GraphContext } from './context.js';
import { refusedPayload } from './refused-payload.js';

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;
type Marks = ReadonlyMap<string, AccessMark | null>;

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
        if (!machineReads(context.act.identity, typename, field.name)) {
          throw new CodedError('MACHINE_MAY_NOT');
        }
        return resolve(source, args, context, info);
      };
      field.resolve = guarded;
    }
  }
  return schema;
}

/**
 * What a document asks for that a machine does not read, as `Type.field`; nothing for everybody else. The document is
 * looked at, and not its fields as they are resolved: fields of readers' types are many, and people's questions would
 * pay for it.
 */
export class MachineReading {
  private readonly marks = new WeakMap<GraphQLSchema, Marks>();

  refused(schema: GraphQLSchema, document: DocumentNode, identity: Pick<IdentityClaims, 'kind'>): string[] {
    if (identity.kind !== 'machine') return [];
    const marks = this.marksOf(schema);
    const info = new TypeInfo(schema);
    const refused = new Set<string>();
    const mutations = schema.getMutationType();
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: ({ name: { value: field } }) => {
          const type = info.getParentType();
          // An act that is refused answers nothing that could be read.
          if (type && type === mutations) return machineMay(identity, field) ? undefined : false;
          if (type && !reads(identity, marks, type, field)) refused.add(`${type.name}.${field}`);
          return undefined;
        },
      }),
    );
    return [...refused];
  }

  private marksOf(schema: GraphQLSchema): Marks {
    const known = this.marks.get(schema) ?? marksOf(schema);
    this.marks.set(schema, known);
    return known;
  }
}

/** Open to everybody, or open as what it carries, or named; roots and the federation's own types have no mark. */
function reads(
  identity: Pick<IdentityClaims, 'kind'>,
  marks: Marks,
  type: { name: string },
  field: string,
): boolean {
  if (field === '__typename') return true;
  if (isInterfaceType(type)) return field === 'id';
  const mark = marks.get(type.name);
  if (mark === undefined || mark === 'public' || mark === 'carrier') return true;
  return machineReads(identity, type.name, field);
}
