import { getIntrospectionQuery, Kind, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Measure } from '../identity/refusal.js';
import { reckon } from './cost.js';
import type { Run } from './cost.js';
import { measured } from './errors.js';
import { comparisons } from './overlaps.js';
import { askedOperations, rootFields } from './root-fields.js';
import { readCostTable } from './sizes.js';
import type { CostTable } from './sizes.js';

/** How much one document may ask for, after its fragments are written out. */
export interface DocumentLimits {
  /** Levels of fields; a fragment adds none. */
  depth: number;
  aliases: number;
  directives: number;
  /** Of the text. */
  tokens: number;
  operations: number;
  /** Fields, spreads and inline fragments. */
  selections: number;
  /** Steps of validation's comparing of fields under one name. */
  comparisons: number;
  /** Values that the answer may hold, each list as long as `@listSize` says. */
  cost: number;
  /** What it may ask of the schema, as a multiple of the whole schema asked for once. */
  introspection: number;
  /** Values of its variables, and how deep they lie in one another. */
  variables: number;
  variableDepth: number;
}

/** Room for GraphiQL's introspection (16 levels) and for every file of gateway/examples twice over. */
export const LIMITS: DocumentLimits = {
  depth: 18,
  aliases: 60,
  directives: 60,
  tokens: 3_000,
  operations: 20,
  selections: 1_000,
  comparisons: 10_000,
  cost: 20_000,
  introspection: 1.2,
  variables: 5_000,
  variableDepth: 20,
};

/** Those of the product's own pages, which nobody else writes: room for twice the largest. */
export const TRUSTED_LIMITS: DocumentLimits = {
  ...LIMITS,
  depth: 40,
  aliases: 200,
  directives: 200,
  tokens: 6_000,
  selections: 2_000,
  cost: 60_000,
};

/** What a value of the schema takes, next to one of a service: measured, see docs/security/cost.md. */
const INTROSPECTION_WEIGHT = 6;
/** What a question takes that a service answers with a statement, however little comes of it. */
const QUESTION_POINTS = 30;

/** Bytes of a request's body: files are imported by it. */
export const BODY_BYTES = 1_000_000;
/** Of whoever has not signed in, who sends no files: the longest text with room to spare. */
export const STRANGERS_BODY_BYTES = 64_000;

/** By what documents of a graph are weighed. */
export interface Scale {
  table: CostTable;
  /** What the whole schema costs, asked for once as GraphiQL does. */
  schemaCost: number;
}

/** The scale of a composed graph. */
export function createScale(supergraph: string): Scale {
  const table = readCostTable(supergraph);
  const options = { inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true };
  return { table, schemaCost: reckon(parse(getIntrospectionQuery(options)), table).introspection };
}

/** Refuses a document that opens to too much, whoever would run it; to be asked once for each. Answers its fields. */
export function checkShape(document: DocumentNode, limits: DocumentLimits, { table }: Scale): number {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  within('operations', operations, limits.operations);
  const opened = reckon(document, table);
  within('selections', opened.selections, limits.selections);
  within('depth', opened.depth, limits.depth);
  within('aliases', opened.aliases, limits.aliases);
  within('directives', opened.directives, limits.directives);
  within('comparisons', comparisons(document, limits.comparisons), limits.comparisons);
  return opened.selections;
}

/** Refuses what this run of a document may cost; answers what the asker is charged: by the work that it is. */
export function checkCost(
  document: DocumentNode,
  run: Run & { extensions?: unknown },
  limits: DocumentLimits,
  { table, schemaCost }: Scale,
): number {
  checkValues([run.variables, run.extensions], limits);
  const { cost, introspection } = reckon(document, table, { ...run, variables: run.variables ?? {} });
  within('cost', cost, limits.cost);
  const most = Math.floor(schemaCost * limits.introspection);
  within('introspection', introspection, most);
  const looking = Math.ceil((introspection / most) * limits.cost * INTROSPECTION_WEIGHT);
  const questions = askedOperations(document, run.operationName).flatMap((one) => rootFields(document, one));
  return cost + looking + questions.length * QUESTION_POINTS;
}

/** Counted without recursion: it may lie as deep as its text is long. */
function checkValues(roots: unknown[], limits: DocumentLimits): void {
  const waiting = roots.map((value) => ({ value, depth: 0 }));
  let values = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    values += 1;
    within('variables', values, limits.variables);
    within('variableDepth', next.depth, limits.variableDepth);
    if (typeof next.value !== 'object' || next.value === null) continue;
    const { depth } = next;
    for (const value of Object.values(next.value)) {
      waiting.push({ value, depth: depth + 1 });
      if (waiting.length > limits.variables) within('variables', waiting.length, limits.variables);
    }
  }
}

function within(measure: Measure, count: number, limit: number): void {
  if (count > limit) throw measured(measure, count, limit);
}

/** The parser's own bound, with the code of the others. */
export function tooManyTokens(limit: number): () => never {
  return () => {
    throw measured('tokens', limit + 1, limit);
  };
}
