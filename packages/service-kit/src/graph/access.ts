import { Extensions, TypeMetadataStorage } from '@nestjs/graphql';
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { isReveal } from '../acts/key-book.js';

/**
 * Who is given objects of a type. Plain fields have no handler that could ask, so the type says it, and whoever
 * answers such an object has asked before (architecture.md 14).
 * `public`: shown to everybody, without signing in. `reader`: to those who may read the case or the list.
 * `personal`: holds a resident's or an addressee's own data, given to named people only, masked where it is listed.
 * `revealed`: the same unmasked, answered by a mutation named `reveal…` alone: each time decided, and logged.
 * `gateway`: to the gateway alone. `carrier`: a page, an edge or a payload, open as what it carries.
 * In order, the closest last.
 */
export const ACCESS = ['public', 'carrier', 'reader', 'gateway', 'personal', 'revealed'] as const;
export type AccessMark = (typeof ACCESS)[number];

/** The mark of an object type; a service does not start while one of its types has none. */
export const Access = (access: AccessMark): ClassDecorator => Extensions({ access }) as ClassDecorator;

/** Whether objects of the mark hold somebody's own data. */
export function isPersonal(mark: AccessMark | null | undefined): boolean {
  return mark === 'personal' || mark === 'revealed';
}

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Marks of a schema's object types by name; null where there is none. The federation's own types are left out. */
export function marksOf(schema: GraphQLSchema): Map<string, AccessMark | null> {
  const marked = new Map<string, AccessMark | null>();
  for (const { name, extensions } of TypeMetadataStorage.getObjectTypesMetadata()) {
    const mark = ACCESS.find((one) => one === extensions?.['access']) ?? null;
    const other = marked.get(name);
    // A stub and the owner's class may carry one name: both are marked, and the closer mark holds.
    if (other === undefined) marked.set(name, mark);
    else marked.set(name, other === null || mark === null ? null : closer(other, mark));
  }
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('_') && !ROOTS.has(type.name),
  );
  return new Map(types.map(({ name }) => [name, marked.get(name) ?? null]));
}

const closer = (a: AccessMark, b: AccessMark): AccessMark => (ACCESS.indexOf(a) > ACCESS.indexOf(b) ? a : b);

/** What is wrong with the marks of a schema; empty when all is well. */
export function accessFaults(schema: GraphQLSchema): string[] {
  const marks = marksOf(schema);
  const faults = [...marks]
    .filter(([, mark]) => mark === null)
    .map(([name]) => `${name} has no @Access mark`);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (marks.get(type.name) !== 'public') continue;
    for (const field of Object.values(type.getFields())) {
      const mark = marks.get(getNamedType(field.type).name);
      if (isPersonal(mark) || mark === 'gateway') {
        faults.push(`${type.name}.${field.name} leads from a public type to a ${mark} one`);
      }
    }
  }
  return [...faults, ...revealFaults(schema, marks)].sort();
}

/** Fields that lead to something unmasked and are not the payload of a reveal alone. */
function revealFaults(schema: GraphQLSchema, marks: ReadonlyMap<string, AccessMark | null>): string[] {
  const answered = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => ({
      reveal: root === schema.getMutationType() && isReveal(field.name),
      payload: getNamedType(field.type).name,
    })),
  );
  const byReveal = new Set(answered.filter(({ reveal }) => reveal).map(({ payload }) => payload));
  for (const { reveal, payload } of answered) if (!reveal) byReveal.delete(payload);
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !byReveal.has(type.name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => marks.get(getNamedType(field.type).name) === 'revealed')
        .map((field) => `${type.name}.${field.name} shows what a reveal alone may answer`),
    );
}

/** Default is deny for types too: a service does not start with one of which nobody said who is given it. */
export function requireAccessMarks(schema: GraphQLSchema): GraphQLSchema {
  const faults = accessFaults(schema);
  if (faults.length === 0) return schema;
  throw new Error(
    `The graph says not of every type who is given it (service-kit/graph/access.ts):\n${faults.join('\n')}`,
  );
}
