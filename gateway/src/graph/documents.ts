import { MaxTokensParserWLexer } from '@escape.tech/graphql-armor-max-tokens';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError, Kind, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, ParseOptions, Source, ValidationRule } from 'graphql';
import { LRUCache } from 'lru-cache';
import { codedError } from './errors.js';
import { shortIds } from './ids.js';
import { checkCost, checkShape, LIMITS, tooManyTokens, TRUSTED_LIMITS } from './limits.js';
import type { DocumentLimits, Scale } from './limits.js';
import { isTrustedText } from './trusted.js';

/** Documents that were found good, by their text; plans and halves are kept by the document and go with it. */
export interface KnownDocuments {
  get(text: string): DocumentNode | undefined;
  keep(text: string, document: DocumentNode, selections: number): void;
  /** Documents kept now. */
  count(): number;
}

/**
 * Bytes that documents of other people may take up, with what is made of them. The product's own are all kept: they
 * are as many as its pages, and nobody can send others under their mark.
 */
const KEPT_BYTES = 32 * 1024 * 1024;
/** Bytes that one byte of text becomes as nodes, tokens, a plan and its parts: measured, see docs/security/cost.md. */
const GROWTH = 140;
/** Bytes of text that a field, written out, is worth in a plan. */
const FIELD_BYTES = 10;
/** What a field of a document that is not known yet is charged besides: it is validated and planned. */
const NEW_FIELD_POINTS = 100;
/** Faults that are told of one document. */
const FAULTS = 10;

/** Keeps the newest, up to a number of bytes. */
export function knownDocuments(bytes = KEPT_BYTES): KnownDocuments {
  const own = new Map<string, DocumentNode>();
  const others = new LRUCache<string, DocumentNode>({ maxSize: bytes });
  return {
    get: (text) => own.get(text) ?? others.get(text),
    keep(text, document, selections) {
      if (isTrustedText(text)) own.set(text, document);
      else others.set(text, document, { size: Math.max(text.length, selections * FIELD_BYTES) * GROWTH });
    },
    count: () => own.size + others.size,
  };
}

interface Params {
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: unknown;
}

/** Without graphql's "Did you mean": it compares every wrong name with every name of the schema. */
function validateBounded(schema: GraphQLSchema, document: DocumentNode, rules?: readonly ValidationRule[]) {
  return validate(schema, document, [...(rules ?? specifiedRules), shortIds], {
    maxErrors: FAULTS,
    hideSuggestions: true,
  });
}

/**
 * Reads each request's document within limits, before anything else looks at it: counted right behind the parser, as
 * validation, the division by introspection and the planner each write fragments out.
 */
export function documentsPlugin(
  scale: Scale,
  known: KnownDocuments,
  limits: DocumentLimits = LIMITS,
): GatewayPlugin {
  /** Fields of a document after its fragments are written out. */
  const opened = new WeakMap<DocumentNode, number>();
  const limitsOf = (text: string): DocumentLimits => (isTrustedText(text) ? TRUSTED_LIMITS : limits);
  const parseBounded = (source: string | Source, options?: ParseOptions): DocumentNode => {
    const n = limitsOf(textOf(source)).tokens;
    const bounds = { n, onReject: [tooManyTokens(n)] };
    // The declared types of the parser's options leave out graphql's own.
    return new MaxTokensParserWLexer(source, { ...options, ...bounds } as never).parseDocument();
  };

  return {
    onPluginInit({ plugins }) {
      dropLibraryCache(plugins as Hooks[]);
    },
    onParse({ params, context, setParseFn, setParsedDocument, extendContext }) {
      const text = textOf(params.source);
      const found = known.get(text);
      if (found) setParsedDocument(found);
      else setParseFn(parseBounded as never);
      return ({ result, replaceParseResult }) => {
        if (result instanceof Error || !result) {
          if (result && !hasCode(result)) {
            replaceParseResult(withCode(result as Error, 'GRAPHQL_PARSE_FAILED') as never);
          }
          return;
        }
        // Thrown, not handed on: a plugin behind this one would have it answered with 200.
        const document = result as DocumentNode;
        const asked = (context as { params?: Params }).params ?? {};
        if (!found) opened.set(document, checkShape(document, limitsOf(text), scale));
        checkOperation(document, asked.operationName);
        const cost = checkCost(document, asked, limitsOf(text), scale);
        extendContext({ cost: cost + (found ? 0 : (opened.get(document) ?? 0) * NEW_FIELD_POINTS) });
      };
    },
    onValidate({ params, setResult, setValidationFn }) {
      setValidationFn(validateBounded as never);
      const text = params.documentAST.loc?.source.body ?? '';
      if (known.get(text) === params.documentAST) return setResult([]);
      return ({ valid, result, setResult: setErrors }) => {
        if (valid) known.keep(text, params.documentAST, opened.get(params.documentAST) ?? 0);
        else setErrors(result.map((error) => withCode(error as Error, 'GRAPHQL_VALIDATION_FAILED')));
      };
    },
  };
}

const textOf = (source: string | Source): string => (typeof source === 'string' ? source : source.body);

type Hooks = { onParse?: unknown; onValidate?: unknown } & object;

/**
 * The library keeps the last 1,024 documents and errors, however large, and its gateway hands its own setting for
 * that to nobody. Of all plugins it alone consists of these two hooks.
 */
function dropLibraryCache(plugins: Hooks[]): void {
  const at = plugins.flatMap((plugin, index) =>
    Object.keys(plugin).sort().join() === 'onParse,onValidate' ? [index] : [],
  );
  if (at.length !== 1) {
    throw new Error(
      `${at.length} plugins look like graphql-yoga's cache of documents, where one should: see how it is made now.`,
    );
  }
  plugins.splice(at[0]!, 1);
}

/** What is kept by a document is kept by the operation's name too, so that a name must be one of the document's. */
function checkOperation(document: DocumentNode, name: string | null | undefined): void {
  if (!name) return;
  const there = document.definitions.some(
    (part) => part.kind === Kind.OPERATION_DEFINITION && part.name?.value === name,
  );
  if (!there) throw codedError('GRAPHQL_VALIDATION_FAILED', `Unknown operation named "${name}".`);
}

function hasCode(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions['code'] !== undefined;
}

function withCode(error: Error, code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED'): GraphQLError {
  const known = error instanceof GraphQLError ? error : new GraphQLError(error.message);
  return new GraphQLError(known.message, {
    source: known.source,
    positions: known.positions,
    extensions: { code, ...known.extensions, http: { status: 400 } },
  });
}
