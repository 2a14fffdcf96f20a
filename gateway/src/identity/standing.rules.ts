import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** Wall milliseconds for which directory's last answer about somebody lets him act while directory is away. */
const ACTS_MS = 60_000;

/**
 * Acts for which a last answer never does: what changes who may do what, and where the installation's messages go.
 * `standing.rules.spec.ts` holds it against the directory's own acts.
 */
export const ADMINISTRATION: ReadonlySet<string> = new Set([
  'appoint',
  'endPost',
  'nameDeputy',
  'endDeputy',
  'setUp',
  'importOrgTree',
  'importCalendarNotice',
  'publishCalendarNotice',
  'withdrawCalendarNotice',
  'setWebhook',
  'removeWebhook',
]);

/** An act that shows somebody's own data unmasked. */
function reveals(act: string): boolean {
  return act.startsWith('reveal');
}

/**
 * Whether a document may be answered to somebody whom directory last knew so many wall milliseconds ago, as it is
 * away: reading, yes; an act within a minute; what reveals or administrates, never.
 */
export function standsWith(
  document: DocumentNode,
  operationName: string | undefined,
  awayMs: number,
): boolean {
  return operationsOf(document, operationName).every((operation) => {
    if (operation.operation !== 'mutation') return true;
    if (awayMs > ACTS_MS) return false;
    return [...rootFields(operation.selectionSet, document)].every(
      (act) => !ADMINISTRATION.has(act) && !reveals(act),
    );
  });
}

/** The operation that is asked for; all where none is named, so that nothing depends on how the executor chooses. */
function operationsOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode[] {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return name ? operations.filter((node) => node.name?.value === name) : operations;
}

/** Names of the fields at the root, whatever alias they have and whichever fragments they stand in. */
function rootFields(selections: SelectionSetNode, document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [selections];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) found.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = document.definitions.find(
          (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) open.push(fragment.selectionSet);
      }
    }
  }
  return found;
}
