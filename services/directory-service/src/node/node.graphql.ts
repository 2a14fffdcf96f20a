import { Access } from '@concord/service-kit/graph/access';
import { Directive, Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { Kind } from '@concord/contracts/ids';
import type { TypeClass } from '@concord/service-kit/graph/stubs';

@InterfaceType({ description: 'Anything that has a typed id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Typed id, `<kind>:<uuid>`.' })
  id!: string;
}

/** A stub of another service's entity that can be had by `node`; it does not prove that the row exists. */
function nodeStub([kind, name]: [string, string]): TypeClass<Node> {
  @Access('public')
  @ObjectType(name, { implements: () => [Node] })
  @Directive('@key(fields: "id", resolvable: false)')
  class Stub extends Node {
    @Field(() => ID, { description: `Typed id, \`${kind}:<uuid>\`.` })
    declare id: string;
  }
  Object.defineProperty(Stub, 'name', { value: `${name}Node` });
  return Stub as TypeClass<Node>;
}

/** GraphQL types that other services own, by kind of id. */
export const FOREIGN_NODES: Partial<Record<Kind, string>> = {
  topic: 'Topic',
  room: 'Room',
  consultation: 'Consultation',
  session: 'Session',
  item: 'ResolutionItem',
  escalation: 'Escalation',
};

/** No field leads to these but the interface. */
export const NODE_STUBS = Object.entries(FOREIGN_NODES).map(nodeStub);
