import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** Refuses an operation of a kind that the schema has not; graphql would only find it while it runs. */
export function knownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${node.operation}.`, { nodes: node }));
    },
  };
}
