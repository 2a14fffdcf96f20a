import { Kind } from 'graphql';
import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';

/**
 * The operation of this name; without a name all of them, so that nothing depends on how the executor chooses.
 */
export function askedOperations(
  document: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode[] {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name ? operations.filter((node) => node.name?.value === name) : operations;
}

/**
 * Fields at the root of an operation, whatever alias they have and whichever fragments they stand in. Fragments may
 * spread one another in a ring: each is looked into once, as graphql does.
 */
export function rootFields(document: DocumentNode, operation: OperationDefinitionNode): FieldNode[] {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const found: FieldNode[] = [];
  const seen = new Set([operation.selectionSet]);
  // A set grows while it is walked: what is added is walked as well.
  for (const { selections } of seen) {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) found.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) seen.add(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) seen.add(fragment);
      }
    }
  }
  return found;
}
