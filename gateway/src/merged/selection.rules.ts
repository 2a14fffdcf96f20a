import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** Fields by name, each with the fields under it; aliases fall away, as none of these fields has arguments. */
export type SelectionTree = Map<string, SelectionTree>;

type Fragments = GraphQLResolveInfo['fragments'];

/** What a client selected under the field being resolved, fragments opened. */
export function selectionTree(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): SelectionTree {
  const tree: SelectionTree = new Map();
  for (const node of info.fieldNodes) collect(node.selectionSet, info.fragments, tree);
  return tree;
}

/** The tree as GraphQL text. */
export function printSelection(tree: SelectionTree): string {
  const fields = [...tree].map(([name, under]) =>
    under.size === 0 ? name : `${name} ${printSelection(under)}`,
  );
  return `{ ${fields.join(' ')} }`;
}

function collect(selection: SelectionSetNode | undefined, fragments: Fragments, tree: SelectionTree): void {
  for (const node of selection?.selections ?? []) {
    if (node.kind === Kind.FIELD) {
      const under = tree.get(node.name.value) ?? new Map<string, SelectionTree>();
      tree.set(node.name.value, under);
      collect(node.selectionSet, fragments, under);
    } else {
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
      collect(fragment?.selectionSet, fragments, tree);
    }
  }
}
