import { Kind, valueFromASTUntyped } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { codedError } from './errors.js';
import { LONGEST_PAGE } from './sizes.js';
import type { CostTable, FieldCost, ListSize } from './sizes.js';

/** What a document opens to, with its fragments written out wherever they are spread. */
export interface Reckoned {
  /** Fields, spreads and inline fragments of every operation, and of fragments that none of them uses. */
  selections: number;
  /** Levels of fields; a fragment adds none. */
  depth: number;
  aliases: number;
  directives: number;
  /** Values that the operation which is run may bring, lists multiplied; what it asks of the schema is left out. */
  cost: number;
  /** The same for what it asks of the schema itself. */
  introspection: number;
}

/** What is run of a document. */
export interface Run {
  operationName?: string | null | undefined;
  /** As the client sent them; absent = not known, so that a variable stands for the longest page. */
  variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Known without asking anybody. */
const TYPENAME: FieldCost = { type: 'String', list: false, weight: 0, size: undefined };

/** Above every limit; sums stay here rather than grow. */
const MOST = 1e15;

const plus = (a: number, b: number): number => Math.min(MOST, a + b);
const times = (a: number, b: number): number => Math.min(MOST, a * b);

/** A selection set's sums. Lists are held apart: the field above may say how long they are (`sizedFields`). */
interface Sums extends Reckoned {
  lists: Map<string, { one: number; all: number }>;
}

/**
 * Counts a document in one pass over its text: the sums of a fragment are kept and added where it is spread. A
 * fragment that contains itself is refused, as nothing may walk such a document.
 */
export function reckon(document: DocumentNode, table: CostTable, run: Run = {}): Reckoned {
  const operations = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  const chosen = operations.find(({ name }) =>
    run.operationName ? name?.value === run.operationName : operations.length === 1,
  );
  const pass = new Pass(document, table, valuesOf(chosen, run.variables));
  // The one that is run first: fragments are kept as it sizes them.
  const ran = chosen && pass.operation(chosen);
  const rest = operations.filter((one) => one !== chosen).map((one) => pass.operation(one));
  const all = [...(ran ? [ran] : []), ...rest, ...pass.unused()];
  return {
    selections: all.reduce((sum, one) => plus(sum, one.selections), 0),
    depth: all.reduce((most, one) => Math.max(most, one.depth), 0),
    aliases: all.reduce((sum, one) => plus(sum, one.aliases), 0),
    directives: all.reduce((sum, one) => plus(sum, one.directives), 0),
    cost: ran?.cost ?? 0,
    introspection: ran?.introspection ?? 0,
  };
}

/** Values of the variables by name; what is not known is absent, what was left out is null. */
function valuesOf(
  operation: OperationDefinitionNode | undefined,
  sent: Run['variables'],
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { variable, defaultValue } of operation?.variableDefinitions ?? []) {
    const name = variable.name.value;
    const given = sent && Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (given !== undefined) values.set(name, given);
    else if (sent) values.set(name, defaultValue ? valueFromASTUntyped(defaultValue) : null);
  }
  return values;
}

class Pass {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly kept = new Map<string, Sums | 'open'>();

  constructor(
    document: DocumentNode,
    private readonly table: CostTable,
    private readonly values: ReadonlyMap<string, unknown>,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap((part) =>
        part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part]] : [],
      ),
    );
  }

  operation({ operation, directives, selectionSet }: OperationDefinitionNode): Reckoned {
    const root = operation[0]!.toUpperCase() + operation.slice(1);
    const sums = closed(this.selected(selectionSet, root));
    sums.directives = plus(sums.directives, directives?.length ?? 0);
    return sums;
  }

  /** Those that no operation spreads: they are validated all the same. */
  unused(): Reckoned[] {
    return [...this.fragments.keys()].flatMap((name) =>
      this.kept.has(name) ? [] : [closed(this.fragment(name))],
    );
  }

  private selected({ selections }: SelectionSetNode, type: string | undefined): Sums {
    const sums = nothing();
    for (const node of selections) {
      sums.selections = plus(sums.selections, 1);
      sums.directives = plus(sums.directives, node.directives?.length ?? 0);
      if (node.kind === Kind.FIELD) this.field(sums, node, type);
      else if (node.kind === Kind.FRAGMENT_SPREAD) add(sums, this.fragment(node.name.value));
      else add(sums, this.selected(node.selectionSet, node.typeCondition?.name.value ?? type));
    }
    return sums;
  }

  private fragment(name: string): Sums {
    const known = this.kept.get(name);
    if (known === 'open') {
      throw codedError('GRAPHQL_VALIDATION_FAILED', `Cannot spread fragment "${name}" within itself.`);
    }
    if (known) return known;
    const fragment = this.fragments.get(name);
    // Validation says that there is none.
    if (!fragment) return nothing();
    this.kept.set(name, 'open');
    const sums = this.selected(fragment.selectionSet, fragment.typeCondition.name.value);
    sums.directives = plus(sums.directives, fragment.directives?.length ?? 0);
    this.kept.set(name, sums);
    return sums;
  }

  private field(sums: Sums, node: FieldNode, type: string | undefined): void {
    const name = node.name.value;
    const known =
      name === '__typename' ? TYPENAME : type === undefined ? undefined : this.table.field(type, name);
    const under = node.selectionSet ? this.selected(node.selectionSet, known?.type) : nothing();
    sums.selections = plus(sums.selections, under.selections);
    sums.directives = plus(sums.directives, under.directives);
    sums.aliases = plus(plus(sums.aliases, under.aliases), node.alias ? 1 : 0);
    sums.depth = Math.max(sums.depth, under.depth + 1);

    const length = known?.size ? this.length(known.size, node) : LONGEST_PAGE;
    const entry = node.selectionSet ? entryCost(under, known, length) : 1;
    if (!known?.list) {
      const cost = plus(known?.weight ?? 1, node.selectionSet ? entry : 0);
      if (name === '__schema' || name === '__type') sums.introspection = plus(sums.introspection, cost);
      else sums.cost = plus(sums.cost, cost);
      return;
    }
    const weight = known.weight;
    addList(sums, name, { one: entry, all: plus(weight, times(length, entry)) });
  }

  /** How long the list is at most, by what its field was given. */
  private length({ slicing, assumed }: ListSize, node: FieldNode): number {
    const lengths = slicing.flatMap((argument) => {
      const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
      if (!value) return [];
      if (value.kind === Kind.VARIABLE) {
        const { name } = value;
        return this.values.has(name.value) ? lengthOf(this.values.get(name.value)) : [longest(assumed)];
      }
      return lengthOf(valueFromASTUntyped(value));
    });
    return lengths.length > 0 ? Math.max(...lengths) : assumed;

    function lengthOf(value: unknown): number[] {
      if (value === null || value === undefined) return [];
      // Anything else is refused later on, by whoever reads it.
      return [typeof value === 'number' && value >= 0 ? value : longest(assumed)];
    }
  }
}

const longest = (assumed: number): number => Math.max(assumed, LONGEST_PAGE);

const nothing = (): Sums => ({
  selections: 0,
  depth: 0,
  aliases: 0,
  directives: 0,
  cost: 0,
  introspection: 0,
  lists: new Map(),
});

function add(sums: Sums, more: Sums): void {
  sums.selections = plus(sums.selections, more.selections);
  sums.depth = Math.max(sums.depth, more.depth);
  sums.aliases = plus(sums.aliases, more.aliases);
  sums.directives = plus(sums.directives, more.directives);
  sums.cost = plus(sums.cost, more.cost);
  sums.introspection = plus(sums.introspection, more.introspection);
  for (const [name, list] of more.lists) addList(sums, name, list);
}

function addList(sums: Sums, name: string, { one, all }: { one: number; all: number }): void {
  const known = sums.lists.get(name);
  sums.lists.set(name, { one: plus(known?.one ?? 0, one), all: plus(known?.all ?? 0, all) });
}

/** What one entry of a field costs; a page's lists are as long as its field says, others as they say themselves. */
function entryCost(under: Sums, known: FieldCost | undefined, length: number): number {
  let cost = under.cost;
  for (const [name, { one, all }] of under.lists) {
    const sized = known?.size?.sized.includes(name) ?? false;
    cost = plus(cost, sized ? times(length, one) : all);
  }
  return plus(cost, under.introspection);
}

function closed(sums: Sums): Reckoned {
  const { lists: _lists, ...rest } = sums;
  return { ...rest, cost: [...sums.lists.values()].reduce((sum, { all }) => plus(sum, all), sums.cost) };
}
