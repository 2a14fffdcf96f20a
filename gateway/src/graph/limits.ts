import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { MaxTokensParserWLexer } from '@escape.tech/graphql-armor-max-tokens';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError, parse } from 'graphql';
import type { DocumentNode, ParseOptions, Source, ValidationRule } from 'graphql';
import { codedError } from './errors.js';
import { isTrustedDocument, isTrustedText } from './trusted.js';

/** How large a document may be. Lists are bounded by the services (`first`), as a cost per field says nothing of rows. */
export interface GraphLimits {
  /** Levels of fields; a fragment adds none. */
  depth: number;
  aliases: number;
  directives: number;
  tokens: number;
  /** Bytes of a request's body. */
  bodyBytes: number;
}

/** Room for the leader's page in one query, and for GraphiQL's introspection (16 levels). */
export const LIMITS: GraphLimits = {
  depth: 18,
  aliases: 60,
  directives: 60,
  tokens: 3_000,
  bodyBytes: 1_000_000,
};

/** Refuses documents beyond the limits, with a code; those of the product's own pages have none. */
export function limitsPlugin(limits: GraphLimits = LIMITS): GatewayPlugin {
  const tooDeep = refuse('QUERY_TOO_DEEP');
  const tooCostly = refuse('QUERY_TOO_COSTLY');
  const rules = [
    // `ignoreIntrospection` would let whatever hides under `__schema` be of any depth (GHSA-hmfr-rx46-4jx2).
    maxDepthRule({
      n: limits.depth,
      ignoreIntrospection: false,
      flattenFragments: true,
      onReject: [tooDeep],
    }),
    maxAliasesRule({ n: limits.aliases, onReject: [tooCostly] }),
    maxDirectivesRule({ n: limits.directives, onReject: [tooCostly] }),
  ] as unknown as ValidationRule[];

  const parseBounded = (source: string | Source, options?: ParseOptions): DocumentNode => {
    if (isTrustedText(source)) return parse(source, options);
    const bounds = { n: limits.tokens, onReject: [tooCostly] };
    // The declared types of the parser's options leave out graphql's own.
    return new MaxTokensParserWLexer(source, { ...options, ...bounds } as never).parseDocument();
  };

  return {
    onParse({ setParseFn }) {
      setParseFn(parseBounded as never);
      return ({ result, replaceParseResult }) => {
        if (result instanceof Error && !(result instanceof GraphQLError && result.extensions['code'])) {
          replaceParseResult(withCode(result, 'GRAPHQL_PARSE_FAILED') as never);
        }
      };
    },
    onValidate({ addValidationRule, params }) {
      if (!isTrustedDocument(params.documentAST)) for (const rule of rules) addValidationRule(rule);
      return ({ valid, result, setResult }) => {
        if (!valid) setResult(result.map((error) => withCode(error as Error, 'GRAPHQL_VALIDATION_FAILED')));
      };
    },
  };
}

function refuse(code: 'QUERY_TOO_DEEP' | 'QUERY_TOO_COSTLY') {
  return (_context: unknown, error: GraphQLError): never => {
    throw codedError(code, error.message.replace(/^Syntax Error: /, ''));
  };
}

function withCode(error: Error, code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED'): GraphQLError {
  const known = error instanceof GraphQLError ? error : new GraphQLError(error.message);
  const own = known.extensions['code'];
  if (own === 'QUERY_TOO_DEEP' || own === 'QUERY_TOO_COSTLY') return known;
  return new GraphQLError(known.message, {
    source: known.source,
    positions: known.positions,
    extensions: { ...known.extensions, code, http: { status: 400 } },
  });
}
