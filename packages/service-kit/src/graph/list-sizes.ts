import { Kind, parse, visit } from 'graphql';
import type {
  ConstDirectiveNode,
  DocumentNode,
  FieldDefinitionNode,
  ObjectTypeDefinitionNode,
  TypeNode,
} from 'graphql';
import { DEFAULT_FIRST, MAX_FIRST } from './connection.js';

/**
 * Entries that each list without pages has in a large installation, by coordinate (`Topic.asks`). The gateway
 * multiplies by them before it lets a query through, so they are chosen for the busiest that is usual, not the mean.
 */
export type ListSizes = Readonly<Record<string, number>>;

/** Lists of the types that every service shares. */
const SHARED: ListSizes = {
  'Deadline.extensions': 2,
  'Deadline.pauses': 3,
  'Deadline.reckonings': 5,
  'Deadline.rungs': 8,
  'DeadlineExplanation.days': 60,
  'Refusal.params': 5,
};

/** What a page calls its entries. */
const ENTRIES = new Set(['edges', 'nodes', 'entries']);

/**
 * Says of every list how long it is (`@listSize` of the federation): of a page by its `first`, of any other by the
 * service's table. A service does not start, and writes no SDL, with a list of which nobody said it, nor with a table
 * that names what is no list.
 */
export function sizeLists(typeDefs: DocumentNode, own: ListSizes = {}): DocumentNode {
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const node of typeDefs.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) types.set(node.name.value, node);
  }
  const unsized: string[] = [];
  const named = new Set<string>();
  const sizeOf = (type: string, field: FieldDefinitionNode): string | undefined => {
    const pages = field.arguments?.some(({ name }) => name.value === 'first') ?? false;
    const { name: answered, list } = namedOf(field.type);
    if (!list) {
      const entries = (types.get(answered)?.fields ?? []).filter(isEntries).map(({ name }) => name.value);
      return pages && entries.length > 0 ? `${PAGED}, sizedFields: ${JSON.stringify(entries)})` : undefined;
    }
    if (pages) return `${PAGED})`;
    if (isEntries(field)) return `@listSize(assumedSize: ${MAX_FIRST})`;
    const coordinate = `${type}.${field.name.value}`;
    named.add(coordinate);
    const size = own[coordinate] ?? SHARED[coordinate];
    if (size === undefined) unsized.push(coordinate);
    return `@listSize(assumedSize: ${size ?? 0})`;
  };
  const sized = visit(typeDefs, {
    ObjectTypeDefinition: (type) => ({
      ...type,
      fields: type.fields?.map((field) => {
        const size = sizeOf(type.name.value, field);
        return size ? { ...field, directives: [...(field.directives ?? []), directive(size)] } : field;
      }),
    }),
    InterfaceTypeDefinition: (type) => {
      const lists = (type.fields ?? []).filter((field) => namedOf(field.type).list);
      unsized.push(...lists.map((field) => `${type.name.value}.${field.name.value} (of an interface)`));
      return false;
    },
  });
  const faults = [
    ...unsized.map((coordinate) => `${coordinate} has no size`),
    ...Object.keys(own).flatMap((coordinate) => (named.has(coordinate) ? [] : [`${coordinate} is no list`])),
  ];
  if (faults.length === 0) return sized;
  throw new Error(
    `The graph says not of every list how long it is; see the service's list-sizes.ts:\n${faults.sort().join('\n')}`,
  );
}

const PAGED = `@listSize(assumedSize: ${DEFAULT_FIRST}, requireOneSlicingArgument: false, slicingArguments: ["first"]`;

function isEntries({ name, type }: FieldDefinitionNode): boolean {
  return ENTRIES.has(name.value) && namedOf(type).list;
}

function namedOf(type: TypeNode): { name: string; list: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { name: type.name.value, list: false };
  const inner = namedOf(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...inner, list: true } : inner;
}

function directive(text: string): ConstDirectiveNode {
  const [type] = parse(`type T { f: Int ${text} }`, { noLocation: true }).definitions;
  return (type as ObjectTypeDefinitionNode).fields![0]!.directives![0]!;
}
