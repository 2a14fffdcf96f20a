import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** Refuses an operation of a kind that the schema has not (there are no subscriptions); graphql would only find it while it runs. */
export function operationsPlugin(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(knownOperations as never);
    },
  };
}

function knownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(
        new GraphQLError(`The schema has no ${node.operation}; changes are told by GET /live.`, {
          nodes: node,
        }),
      );
    },
  };
}
