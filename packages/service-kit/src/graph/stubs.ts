import { Access } from './access.js';
import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';
import { TYPENAME } from '@concord/contracts/ids';

/** A reference to a thing that another service owns: its typed id, never a join and never a call (style.md 17). */
export interface Ref {
  /** Typed id, e.g. `topic:<uuid>`. */
  id: string;
}

/** A class that makes a GraphQL object type. */
export type TypeClass<T extends object = object> = new (...args: never[]) => T;

const owned = new Map<string, TypeClass>();

// All at once while modules load: Nest reads the decorators before it calls the first `@Field(() => …)`.
const stubs = new Map<string, TypeClass<Ref>>(
  Object.entries(TYPENAME).map(([kind, name]) => [name, makeStub(kind, name)]),
);

function makeStub(kind: string, name: string): TypeClass<Ref> {
  @Access('public')
  @ObjectType(name)
  @Directive('@key(fields: "id", resolvable: false)')
  class Stub {
    @Field(() => ID, { description: `Typed id, \`${kind}:<uuid>\`.` })
    id!: string;
  }
  Object.defineProperty(Stub, 'name', { value: `${name}Stub` });
  return Stub;
}

/**
 * The `@key(fields: "id", resolvable: false)` stub of another service's entity; one class per name.
 * Fields of this type are nullable: with its owner down the reference is `null`.
 */
export function stub(name: string): TypeClass<Ref> {
  const found = stubs.get(name);
  if (!found) throw new Error(`there is no entity ${name}; add its kind to packages/contracts/src/ids.ts`);
  return found;
}

/**
 * Says that this process owns the entity, so that shared types (e.g. `TimelineEntry.actorUnit`) lead to its own
 * class instead of a stub. Call it beside the class: `own('OrgUnit', OrgUnit)`.
 */
export function own(name: string, type: TypeClass): void {
  owned.set(name, type);
}

/** The owner's class in its own process, the stub everywhere else; for use in `@Field(() => ref('OrgUnit'))`. */
export function ref(name: string): TypeClass {
  return owned.get(name) ?? stub(name);
}
