import { Kind, valueFromASTUntyped } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** What a mutation would do, as far as it is counted. */
export interface Acts {
  /** Names of the acts; more than `most` are not listed. */
  names: string[];
  /** Typed ids that their arguments name. */
  things: string[];
}

const TYPED_ID = /^[a-zA-Z]{2,40}:[0-9a-f]{8}-[0-9a-f-]{27}$/i;
/** Two are more than one already. */
const MOST_ACTS = 2;
const MOST_THINGS = 5;
const MOST_VALUES = 1_000;

/** The acts of the operation that is run; undefined where it only reads. */
export function actsOf(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): Acts | undefined {
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (!operationName || definition.name?.value === operationName),
  );
  const operation = operations[0];
  if (operation?.operation !== 'mutation') return undefined;
  const fields = rootFields(document, operation.selectionSet);
  const things = new Set<string>();
  for (const field of fields) {
    for (const { value } of field.arguments ?? []) {
      collectThings(valueFromASTUntyped(value, { ...variables }), things);
    }
  }
  return { names: fields.map(({ name }) => name.value), things: [...things] };
}

/** Fragments may spread one another in a ring here: each is looked into once. */
function rootFields(document: DocumentNode, root: SelectionSetNode): FieldNode[] {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one.selectionSet]),
  );
  const fields: FieldNode[] = [];
  const seen = new Set<SelectionSetNode>();
  const waiting = [root];
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    if (seen.has(set)) continue;
    seen.add(set);
    for (const selection of set.selections) {
      if (fields.length >= MOST_ACTS) return fields;
      if (selection.kind === Kind.FIELD) {
        if (!selection.name.value.startsWith('__')) fields.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) waiting.push(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) waiting.push(fragment);
      }
    }
  }
  return fields;
}

function collectThings(root: unknown, things: Set<string>): void {
  const waiting = [root];
  for (let looked = 0; waiting.length > 0 && looked < MOST_VALUES && things.size < MOST_THINGS; looked += 1) {
    const value = waiting.pop();
    if (typeof value === 'string' && TYPED_ID.test(value)) things.add(value.toLowerCase());
    else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) if (waiting.length < MOST_VALUES) waiting.push(inner);
    }
  }
}
