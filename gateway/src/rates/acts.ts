import { getArgumentValues, getNamedType, getVariableValues, GraphQLID, isInputObjectType } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLInputType, GraphQLSchema } from 'graphql';
import { askedOperations, rootFields } from '../graph/root-fields.js';

/** An office is no thing that one fills: a village behind one address writes to the same one. */
const UNIT = 'orgUnit:';

/** What a mutation would do, as far as it is counted. */
export interface Acts {
  /** Names of the acts, each as often as it is asked for. */
  names: string[];
  /** What stands where the schema asks for an id: defaults of variables count, ids within texts do not. */
  things: string[];
}

/** The acts of what is run; undefined where it only reads. */
export function actsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>> | null | undefined,
): Acts | undefined {
  const type = schema.getMutationType();
  const operation = askedOperations(document, operationName).find((one) => one.operation === 'mutation');
  if (!type || !operation) return undefined;
  const fields = rootFields(document, operation).filter(({ name }) => !name.value.startsWith('__'));
  const known = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables }).coerced;
  const things = new Set<string>();
  for (const field of fields) {
    const definition = type.getFields()[field.name.value];
    if (!definition) continue;
    const values = argumentsOf(definition, field, known);
    for (const { name, type: asked } of definition.args) collectIds(asked, values[name], things);
  }
  return { names: fields.map(({ name }) => name.value), things: [...things] };
}

/** Nothing where a value does not fit: such an act is refused before it names anything. */
function argumentsOf(
  definition: Parameters<typeof getArgumentValues>[0],
  field: FieldNode,
  variables: Record<string, unknown> | undefined,
): Record<string, unknown> {
  try {
    return variables ? getArgumentValues(definition, field, variables) : {};
  } catch {
    return {};
  }
}

function collectIds(type: GraphQLInputType, value: unknown, things: Set<string>): void {
  if (value == null) return;
  if (Array.isArray(value)) {
    for (const item of value) collectIds(type, item, things);
    return;
  }
  const named = getNamedType(type);
  if (named.name === GraphQLID.name) {
    const id = typeof value === 'string' ? value : JSON.stringify(value);
    if (!id.startsWith(UNIT)) things.add(id);
  } else if (isInputObjectType(named)) {
    for (const { name, type: inner } of Object.values(named.getFields())) {
      collectIds(inner, (value as Record<string, unknown>)[name], things);
    }
  }
}
