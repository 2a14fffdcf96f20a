import { Kind, type DocumentNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { CodedError } from '../log.js';

/*
 * Mercurius keeps up to 2,048 documents with their errors and compiled programs, however large each is: measured, a
 * compiled field takes 2 to 5 kB, so that some hundred documents of 800 bytes fill a service. They are counted here by
 * their fields, fragments written out as the JIT does.
 */

/** Fields of all documents that are kept at once: 25 to 40 MB when all are compiled. */
export const MOST_KEPT = 8_000;
/** Fields of a document that is compiled: some 50 ms of a time in which nobody else is answered. */
export const MOST_COMPILED = 500;
/** Fields of a document that is run at all; the gateway refuses far smaller ones. */
export const MOST_FIELDS = 20_000;
/** Literals weigh too: so many characters of a document count as a field. */
const CHARACTERS_OF_A_FIELD = 50;

/** Fields of a document with its fragments written out, or its length where that is more; at most MOST_FIELDS + 1. */
export function weightOf(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  }
  const most = MOST_FIELDS + 1;
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const counted = known.get(name);
    if (counted !== undefined) return counted;
    // A fragment within itself weighs nothing there: validation refuses it.
    known.set(name, 0);
    const selections = fragments.get(name);
    const weight = selections ? ofSelections(selections) : 0;
    known.set(name, weight);
    return weight;
  };
  const ofSelections = ({ selections }: SelectionSetNode): number => {
    let weight = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) weight += ofFragment(selection.name.value);
      else {
        weight += selection.kind === Kind.FIELD ? 1 : 0;
        if (selection.selectionSet) weight += ofSelections(selection.selectionSet);
      }
    }
    return Math.min(weight, most);
  };
  let fields = 0;
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) fields += ofSelections(node.selectionSet);
  }
  const characters = document.loc?.source.body.length ?? 0;
  return Math.min(Math.max(fields, Math.ceil(characters / CHARACTERS_OF_A_FIELD), 1), most);
}

interface MercuriusContext {
  app: { graphql: { replaceSchema(schema: GraphQLSchema): void } };
}

/** Keeps a service's documents within bounds; its functions are Mercurius' hooks. */
export class DocumentBounds {
  private readonly weights = new WeakMap<DocumentNode, number>();
  private fields = 0;

  /** Fields of the documents that Mercurius keeps now. */
  get kept(): number {
    return this.fields;
  }

  /** Before a new document is validated and kept: makes room for it, or refuses it. */
  readonly preValidation = (
    schema: GraphQLSchema,
    document: DocumentNode,
    context: MercuriusContext,
  ): Promise<void> => {
    const weight = weightOf(document);
    if (weight > MOST_FIELDS) return Promise.reject(new CodedError('QUERY_TOO_COSTLY', { max: MOST_FIELDS }));
    this.weights.set(document, weight);
    if (this.fields + weight > MOST_KEPT) {
      // The same schema again: Mercurius forgets everything that it kept for it, and has no other door for that.
      context.app.graphql.replaceSchema(schema);
      this.fields = 0;
    }
    this.fields += weight;
    return Promise.resolve();
  };

  /** A document that comes with the answer of this hook is run, never compiled. */
  readonly preExecution = (
    _schema: GraphQLSchema,
    document: DocumentNode,
  ): Promise<{ document: DocumentNode } | undefined> =>
    Promise.resolve((this.weights.get(document) ?? 0) > MOST_COMPILED ? { document } : undefined);
}
