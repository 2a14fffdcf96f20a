import { Kind, visit, type DocumentNode, type StringValueNode, type TypeNode } from 'graphql';

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/** An argument without a description that takes an input object says what the input object says. */
export function describeInputArguments(typeDefs: DocumentNode): DocumentNode {
  const texts = new Map<string, StringValueNode>();
  for (const node of typeDefs.definitions) {
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && node.description) {
      texts.set(node.name.value, node.description);
    }
  }
  return visit(typeDefs, {
    // The fields of input objects are left alone: they have decorators of their own.
    InputObjectTypeDefinition: () => false,
    InputValueDefinition: (argument) => {
      const description = texts.get(nameOf(argument.type));
      return argument.description || !description ? undefined : { ...argument, description };
    },
  });
}
