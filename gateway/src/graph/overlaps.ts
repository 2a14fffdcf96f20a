import { Kind } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** Characters of arguments that are as much work to compare as a field itself. */
const CHARACTERS_A_STEP = 16;

/** Fields of one place that are answered under one name. */
interface Same {
  count: number;
  /** Steps that comparing one with another takes, summed over all of them. */
  steps: number;
  under: SelectionSetNode[];
}

/**
 * How much validation has to compare: its rule that fields under one name agree sets each pair of them against each
 * other, and each pair of what is selected of them. Counted on what the document opens to, so at most as much as
 * that is to be walked: the caller has counted it before. It stops above `most`.
 */
export function comparisons(document: DocumentNode, most: number): number {
  const fragments: Fragments = new Map();
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, { part, seen: false });
  }
  let steps = 0;
  const compare = (root: SelectionSetNode): void => {
    const places = [[root]];
    for (let place = places.pop(); place && steps <= most; place = places.pop()) {
      const names = new Map<string, Same>();
      for (const set of place) collect(set, fragments, names);
      for (const same of names.values()) {
        steps += (same.count - 1) * same.steps;
        if (same.under.length > 0) places.push(same.under);
      }
    }
  };
  for (const part of document.definitions) {
    if (part.kind === Kind.OPERATION_DEFINITION) compare(part.selectionSet);
  }
  // Those that no operation spreads are compared by themselves.
  for (const fragment of fragments.values()) if (!fragment.seen) compare(fragment.part.selectionSet);
  return steps;
}

type Fragments = Map<string, { part: FragmentDefinitionNode; seen: boolean }>;

function collect({ selections }: SelectionSetNode, fragments: Fragments, names: Map<string, Same>): void {
  for (const node of selections) {
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value;
      const same = names.get(name) ?? { count: 0, steps: 0, under: [] };
      names.set(name, same);
      same.count += 1;
      same.steps += stepsOf(node);
      if (node.selectionSet) same.under.push(node.selectionSet);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      collect(node.selectionSet, fragments, names);
    } else {
      const fragment = fragments.get(node.name.value);
      if (!fragment) continue;
      fragment.seen = true;
      collect(fragment.part.selectionSet, fragments, names);
    }
  }
}

/** The rule prints the arguments of both fields for each pair. */
function stepsOf({ arguments: given, loc }: FieldNode): number {
  if (!given?.length) return 1;
  const from = given[0]!.loc?.start ?? loc?.start ?? 0;
  const to = given[given.length - 1]!.loc?.end ?? loc?.end ?? 0;
  return 1 + Math.ceil((to - from) / CHARACTERS_A_STEP);
}
