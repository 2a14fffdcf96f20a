import { Inject, type Type } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { AnyAct } from '../acts/define.js';
import type { ActDoor } from '../acts/door.js';
import type { OnInput } from '../acts/input.js';
import type { Asking } from '../acts/who.js';
import type { ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import { Act } from '../identity/act.decorator.js';
import { inputType } from './act-input.js';
import type { TypeClass } from './stubs.js';

/** One mutation for each act: its name, its input and what it says of itself are the act's own. */
export function actsResolver<Row extends CaseRow, Context extends Asking, Payload extends object>(
  noun: string,
  acts: Readonly<Record<string, AnyAct<Row, Context>>>,
  payload: TypeClass<Payload>,
  door: Type<ActDoor<Row, Context, Payload>>,
): Type {
  @Resolver()
  class ActsResolver {
    constructor(@Inject(door) readonly door: ActDoor<Row, Context, Payload>) {}
  }
  Object.defineProperty(ActsResolver, 'name', { value: `${noun}ActsResolver` });
  for (const [name, act] of Object.entries(acts)) {
    if (name !== act.name) throw new Error(`the act ${act.name} stands under the name of ${name}`);
    const input = inputType(act);
    const method = {
      async [name](this: ActsResolver, ctx: ActContext, given: OnInput): Promise<Payload> {
        return this.door.answer(ctx, await this.door.run(ctx, act, given), given);
      },
    }[name]!;
    const descriptor = { value: method, writable: true, configurable: true };
    Object.defineProperty(ActsResolver.prototype, name, descriptor);
    Reflect.defineMetadata('design:paramtypes', [Object, Object], ActsResolver.prototype, name);
    Act()(ActsResolver.prototype, name, 0);
    Args('input', { type: () => input })(ActsResolver.prototype, name, 1);
    Mutation(() => payload, { nullable: true, description: act.says })(
      ActsResolver.prototype,
      name,
      descriptor,
    );
  }
  return ActsResolver;
}
