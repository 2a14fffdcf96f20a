import { getNamedType, isInputObjectType, isInputType, typeFromAST } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLInputType, GraphQLSchema, ValidationRule } from 'graphql';
import { codedError } from './errors.js';
import { askedOperations } from './root-fields.js';

/** Characters of an id: a typed one has about 50, a cursor or key of anybody's own no more than this. */
const LONGEST = 200;

const tooLong = (): GraphQLError => codedError('BAD_USER_INPUT', `An id has at most ${LONGEST} characters.`);

/** Refuses long ids that stand in a document's text. */
export const shortIds: ValidationRule = (context) => ({
  StringValue({ value }) {
    if (value.length > LONGEST && isId(context.getInputType())) context.reportError(tooLong());
  },
});

/** Refuses long ids in variables, before a service is asked for them. */
export function checkIds(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): void {
  for (const { variableDefinitions = [] } of askedOperations(document, operationName)) {
    for (const { variable, type } of variableDefinitions) {
      const asked = typeFromAST(schema, type);
      if (isInputType(asked)) checkValue(asked, variables?.[variable.name.value]);
    }
  }
}

function checkValue(type: GraphQLInputType, value: unknown): void {
  if (value == null) return;
  if (Array.isArray(value)) {
    for (const item of value) checkValue(type, item);
  } else if (isId(type)) {
    if (typeof value === 'string' && value.length > LONGEST) throw tooLong();
  } else {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || typeof value !== 'object') return;
    const fields = named.getFields();
    for (const [name, inner] of Object.entries(value)) {
      if (fields[name]) checkValue(fields[name].type, inner);
    }
  }
}

function isId(type: GraphQLInputType | null | undefined): boolean {
  return type != null && getNamedType(type).name === 'ID';
}
