import type { UnifiedGraphHandler } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { execute, getOperationAST, Kind, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { measured } from './errors.js';
import { TRUSTED_LIMITS } from './limits.js';

type Handled = Awaited<ReturnType<UnifiedGraphHandler>>;
type Executor = NonNullable<Handled['executor']>;
type Answer = { data?: Record<string, unknown> | null; errors?: readonly unknown[] };

/** One operation in two halves; a half is absent where nothing is asked of it. */
interface Halves {
  /** What the schema itself answers: `__schema`, `__type` and `__typename` at the root. */
  schema: DocumentNode | undefined;
  /** What the services answer. */
  fields: DocumentNode | undefined;
  /** Names under which the answer is given, in the order of the question. */
  order: string[];
}

/**
 * The library's handler, which knows a document either as introspection or as none: beside ordinary fields it fails,
 * or answers them with null and no error; it even does so, and leaves a mutation undone, where *another* operation
 * of the document is an introspection. So it is only ever given an operation that has none.
 */
export const graphHandler: UnifiedGraphHandler = async (options) => {
  const handled: Handled = await unifiedGraphHandler(options);
  return { ...handled, executor: withIntrospection(handled.unifiedGraph, handled.executor!) };
};

/** Answers about the schema that are kept: the same for everybody, and some megabytes each. */
const KEPT_ANSWERS = 4;

function withIntrospection(schema: GraphQLSchema, ask: Executor): Executor {
  const answers = new LRUCache<DocumentNode, Answer>({ max: KEPT_ANSWERS });
  const lookUp = (document: DocumentNode, variableValues?: Record<string, unknown>): Answer => {
    const kept = answers.get(document);
    if (kept) return kept;
    const answer = execute({ schema, document, variableValues }) as Answer;
    if (!hasVariables(document)) answers.set(document, answer);
    return answer;
  };
  const known = new WeakMap<DocumentNode, Map<string, Halves>>();
  const halvesOf = (document: DocumentNode, name: string | undefined): Halves => {
    const byName = known.get(document) ?? new Map<string, Halves>();
    known.set(document, byName);
    // The same documents again and again: the planner keeps its plans by them.
    const halves = byName.get(name ?? '') ?? split(document, name);
    byName.set(name ?? '', halves);
    return halves;
  };
  const executor = async (request: Parameters<Executor>[0]): Promise<Answer> => {
    const { schema: looked, fields, order } = halvesOf(request.document, request.operationName);
    const variableValues = request.variables as Record<string, unknown> | undefined;
    const own = looked && lookUp(looked, variableValues);
    const theirs = await (fields && (ask({ ...request, document: fields }) as Promise<Answer>));
    return join(own, theirs, order);
  };
  return executor as Executor;
}

const hasVariables = ({ definitions }: DocumentNode): boolean =>
  definitions.some(
    (part) => part.kind === Kind.OPERATION_DEFINITION && (part.variableDefinitions?.length ?? 0) > 0,
  );

function join(own: Answer | undefined, theirs: Answer | undefined, order: string[]): Answer {
  // Services that could answer nothing at all leave no data, as they do without introspection.
  if (theirs?.errors?.length && !theirs.data) return theirs;
  const errors = [...(own?.errors ?? []), ...(theirs?.errors ?? [])];
  const withErrors = errors.length > 0 ? { errors } : {};
  if (own && !own.data) return withErrors;
  const data = Object.entries({ ...own?.data, ...theirs?.data });
  data.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return { ...theirs, data: Object.fromEntries(data), ...withErrors };
}

/** Divides the operation that is run by what its root asks of whom. */
export function split(document: DocumentNode, name: string | undefined): Halves {
  const operation = getOperationAST(document, name);
  if (!operation) return { schema: undefined, fields: document, order: [] };
  const fragments = new Map(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part]] : [],
    ),
  );
  const root = opened(operation.selectionSet.selections, fragments, { left: TRUSTED_LIMITS.selections });
  const order = namesOf(root, ({ alias, name: field }) => (alias ?? field).value);
  const operations = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  // The usual document goes on as it came.
  if (operations.length === 1 && !namesOf(root, ({ name: field }) => field.value).some(isMeta)) {
    return { schema: undefined, fields: document, order };
  }
  const half = (mine: (field: string) => boolean): DocumentNode | undefined => {
    const selections = kept(root, mine);
    return selections.length > 0 ? documentOf(operation, selections, fragments) : undefined;
  };
  return {
    schema: half(isMeta),
    fields: half((field) => !isMeta(field)),
    order,
  };
}

function isMeta(field: string): boolean {
  return field === '__schema' || field === '__type' || field === '__typename';
}

/**
 * Selections with the named fragments among them written out in place, so that they can be divided. Documents are
 * counted before (documents.ts); the bound here is for those that come another way.
 */
function opened(
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  room: { left: number },
): SelectionNode[] {
  return selections.map((node): SelectionNode => {
    room.left -= 1;
    if (room.left < 0) throw measured('selections', TRUSTED_LIMITS.selections + 1, TRUSTED_LIMITS.selections);
    if (node.kind === Kind.FIELD) return node;
    const source = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)!;
    const { typeCondition, selectionSet } = source;
    return {
      kind: Kind.INLINE_FRAGMENT,
      ...(typeCondition ? { typeCondition } : {}),
      ...(node.directives ? { directives: node.directives } : {}),
      selectionSet: {
        kind: Kind.SELECTION_SET,
        selections: opened(selectionSet.selections, fragments, room),
      },
    };
  });
}

function kept(selections: readonly SelectionNode[], mine: (field: string) => boolean): SelectionNode[] {
  return selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return mine(node.name.value) ? [node] : [];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    const under = kept(node.selectionSet.selections, mine);
    return under.length > 0
      ? [{ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: under } }]
      : [];
  });
}

function namesOf(selections: readonly SelectionNode[], nameOf: (field: FieldNode) => string): string[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [nameOf(node)];
    return node.kind === Kind.INLINE_FRAGMENT ? namesOf(node.selectionSet.selections, nameOf) : [];
  });
}

/** A document of one operation, with those fragments and variables that it uses. */
function documentOf(
  operation: OperationDefinitionNode,
  selections: SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentNode {
  const used = new Map<string, FragmentDefinitionNode>();
  const variables = new Set<string>();
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)!;
        if (used.has(name.value)) return;
        used.set(name.value, fragment);
        look(fragment);
      },
    });
  };
  const selected: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  look(selected);
  const own: OperationDefinitionNode = {
    ...selected,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
      variables.has(variable.name.value),
    ),
  };
  return { kind: Kind.DOCUMENT, definitions: [own, ...used.values()] };
}
