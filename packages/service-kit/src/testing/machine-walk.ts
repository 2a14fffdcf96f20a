import { randomUUID } from 'node:crypto';
import { ROLES } from '@concord/contracts/roles';
import type { IdentityClaims } from '@concord/contracts/identity';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { RunningService } from '../bootstrap.js';
import { isPersonal, marksOf } from '../graph/access.js';
import type { GraphAnswer } from './gateway.js';

/** A machine to which somebody gave every role on a unit. */
export function machineWithAllRoles(orgUnitId: string): IdentityClaims {
  const roles = ROLES.map((role) => ({ role, orgUnitId }));
  return { kind: 'machine', personId: randomUUID(), roles, language: 'en', requestId: 'machine' };
}

const schemaOf = ({ app }: RunningService) => app.get(GraphQLSchemaHost, { strict: false }).schema;

/** Some value of the type: enough to reach the resolver. */
function anyValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType);
  if (isListType(type)) return [anyValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, anyValue(field.type)]));
  }
  const values: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    DateTime: '2026-03-02T01:00:00.000Z',
    LocalDate: '2026-03-02',
  };
  return values[type.name] ?? `topic:${randomUUID()}`;
}

/** Tries every mutation of the service's graph; answers the code of each, `DONE` where it was not refused. */
export async function tryAllMutations(
  service: RunningService,
  ask: (document: string, variables: Record<string, unknown>) => Promise<GraphAnswer>,
): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const field of Object.values(schemaOf(service).getMutationType()!.getFields())) {
    const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const variables = Object.fromEntries(field.args.map((arg) => [arg.name, anyValue(arg.type)]));
    const document = `mutation (${declared}) { answer: ${field.name}(${given}) { refusal { code } } }`;
    const { status, data, errors } = await ask(document, variables);
    if (status !== 200 || (!data && !errors)) throw new Error(`${field.name} was not reached: ${status}`);
    const code = errors?.[0]?.extensions['code'] ?? data?.answer?.refusal?.code;
    codes[field.name] = String(code ?? 'DONE');
  }
  return codes;
}

/** What a document of a machine is answered: the code of its refusal, or `READ`; run often enough to be compiled. */
export async function answersToMachine(
  documents: readonly string[],
  ask: (document: string) => Promise<GraphAnswer>,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const document of documents) {
    const codes = new Set<string>();
    for (let run = 0; run < 3; run += 1) {
      const { data, errors } = await ask(document);
      const told = Object.values(data ?? {}).some((value) => value !== null);
      codes.add(`${errors?.[0]?.extensions['code'] ?? 'READ'}${errors && told ? ' in part' : ''}`);
    }
    answers[document] = [...codes].join(', ');
  }
  return answers;
}

/** Fields of personal types that the asker can read off an object, as `Type.field`. */
export function personalFieldsReadBy(identity: IdentityClaims, service: RunningService): string[] {
  const schema = schemaOf(service);
  const read: string[] = [];
  for (const [typename, mark] of marksOf(schema)) {
    const type = schema.getType(typename);
    if (!isPersonal(mark) || !isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      try {
        void field.resolve?.({}, {}, { act: { identity } }, { fieldName: field.name } as never);
        read.push(`${typename}.${field.name}: ${getNamedType(field.type).name}`);
      } catch (error) {
        if ((error as { refusal?: { code: string } }).refusal?.code !== 'MACHINE_MAY_NOT') throw error;
      }
    }
  }
  return read;
}
