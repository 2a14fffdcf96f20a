import {
  getNamedType,
  getNullableType,
  introspectionTypes,
  isListType,
  isObjectType,
  Kind,
  parse,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import type { DocumentNode, FieldDefinitionNode, GraphQLField, TypeNode } from 'graphql';

/** How long a list is, as `@listSize` of the federation says. */
export interface ListSize {
  /** Entries where no argument says how many. */
  assumed: number;
  /** Arguments that say how many. */
  slicing: readonly string[];
  /** Lists within what the field answers that are as long, where it is not one itself. */
  sized: readonly string[];
}

/** What asking a field once costs. */
export interface FieldCost {
  /** Named type of its value. */
  type: string;
  list: boolean;
  weight: number;
  /** Absent where nothing is said. */
  size: ListSize | undefined;
}

/** Costs of the graph's fields. */
export interface CostTable {
  field(type: string, name: string): FieldCost | undefined;
}

/** Most entries of any page; of a list too that does not say how long it is, as none of ours. */
export const LONGEST_PAGE = 100;
/** An act reads, decides and writes. */
const MUTATION_WEIGHT = 100;

/** Reads every field's cost from the composed graph: `@listSize` and `@cost`, and the schema's own size. */
export function readCostTable(supergraph: string): CostTable {
  const document = parse(supergraph, { noLocation: true });
  const types = introspectionCosts(document);
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const usual = node.name.value === 'Mutation' ? MUTATION_WEIGHT : 1;
    const fields = (node.fields ?? []).map((field) => [field.name.value, costOf(field, usual)] as const);
    types.set(node.name.value, new Map([...(types.get(node.name.value) ?? []), ...fields]));
  }
  return { field: (type, name) => types.get(type)?.get(name) };
}

/** Lists, and fields that take `first`, of which the graph does not say how long they are. */
export function unsizedLists(supergraph: string): string[] {
  return parse(supergraph, { noLocation: true }).definitions.flatMap((node) =>
    node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION
      ? []
      : (node.fields ?? [])
          .filter((field) => namedOf(field.type).list || field.arguments?.some(isFirst))
          .filter((field) => argumentsOf(field, 'listSize') === undefined)
          .map((field) => `${node.name.value}.${field.name.value}`),
  );
}

const isFirst = ({ name }: { name: { value: string } }): boolean => name.value === 'first';

/** What the schema answers of itself; each of its lists is as long as the longest of its kind. */
function introspectionCosts(document: DocumentNode): Map<string, Map<string, FieldCost>> {
  let types = introspectionTypes.length;
  let longest = 1;
  for (const node of document.definitions) {
    if (!('name' in node) || node.kind === Kind.DIRECTIVE_DEFINITION) continue;
    types += 1;
    const entries = 'fields' in node ? node.fields : 'values' in node ? node.values : undefined;
    longest = Math.max(longest, entries?.length ?? 0);
  }
  const own = (field: GraphQLField<unknown, unknown>): [string, FieldCost] => {
    const list = isListType(getNullableType(field.type));
    const assumed = LENGTHS[field.name] ?? (field.name === 'types' ? types : longest);
    const size = list ? { assumed, slicing: [], sized: [] } : undefined;
    const weight = field.name.startsWith('__') ? types * longest * ROOT_SHARE : 1;
    return [field.name, { type: getNamedType(field.type).name, list, weight, size }];
  };
  return new Map([
    ['Query', new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map(own))],
    ...introspectionTypes
      .filter(isObjectType)
      .map((type) => [type.name, new Map(Object.values(type.getFields()).map(own))] as const),
  ]);
}

/** Makes asking for any part of the schema a third as dear as for all of it: it may be asked for a few times only. */
const ROOT_SHARE = 130;
/** Lists of the schema that stay short, whatever it describes. */
const LENGTHS: Record<string, number> = { args: 10, interfaces: 3, directives: 12, locations: 12 };

function costOf(field: FieldDefinitionNode, usual: number): FieldCost {
  const { type, list } = namedOf(field.type);
  const given = argumentsOf(field, 'listSize');
  const size: ListSize | undefined = given && {
    assumed: (given['assumedSize'] as number | undefined) ?? LONGEST_PAGE,
    slicing: (given['slicingArguments'] as string[] | undefined) ?? [],
    sized: (given['sizedFields'] as string[] | undefined) ?? [],
  };
  return {
    type,
    list,
    size,
    weight: (argumentsOf(field, 'cost')?.['weight'] as number | undefined) ?? usual,
  };
}

function namedOf(type: TypeNode): { type: string; list: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { type: type.name.value, list: false };
  const inner = namedOf(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...inner, list: true } : inner;
}

/** Composition names a directive plainly or by its specification. */
function argumentsOf(field: FieldDefinitionNode, name: string): Record<string, unknown> | undefined {
  const found = field.directives?.find(
    ({ name: own }) => own.value === name || own.value === `cost__${name}`,
  );
  return (
    found &&
    Object.fromEntries((found.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]))
  );
}
