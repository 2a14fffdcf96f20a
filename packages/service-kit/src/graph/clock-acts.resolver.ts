import { Inject, type Type } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { clockMutation, type ClockActs } from '../clocks/clock-acts.js';
import type { CaseRow } from '../database/case-row.js';
import type { ActContext } from '../context.js';
import { Act } from '../identity/act.decorator.js';
import {
  DecideExtensionInput,
  PauseDeadlineInput,
  RequestExtensionInput,
  ResumeDeadlineInput,
} from './deadline-acts.types.js';
import type { TypeClass } from './stubs.js';

/** The four mutations on the clocks of one kind of case, named by its noun: `requestItemExtension` and so on. */
export function clockActsResolver<Row extends CaseRow, Payload extends object>(
  noun: string,
  payload: TypeClass<Payload>,
  door: Type<ClockActs<Row, Payload>>,
): Type {
  @Resolver()
  class ClockActsResolver {
    constructor(@Inject(door) private readonly clocks: ClockActs<Row, Payload>) {}

    @Mutation(() => payload, {
      nullable: true,
      name: clockMutation('requestExtension', noun),
      description: 'The side that must act asks for more time, before expiry (申请延期, E.2).',
    })
    async request(
      @Act() act: ActContext,
      @Args('input', { type: () => RequestExtensionInput }) input: RequestExtensionInput,
    ): Promise<Payload> {
      return this.clocks.answer(act, await this.clocks.request(act, input));
    }

    @Mutation(() => payload, {
      nullable: true,
      name: clockMutation('decideExtension', noun),
      description: 'The side that set the time grants, grants another day, or refuses (延期审批, E.2).',
    })
    async decide(
      @Act() act: ActContext,
      @Args('input', { type: () => DecideExtensionInput }) input: DecideExtensionInput,
    ): Promise<Payload> {
      return this.clocks.answer(act, await this.clocks.decide(act, input));
    }

    @Mutation(() => payload, {
      nullable: true,
      name: clockMutation('pauseDeadline', noun),
      description: 'The side that set the time stops the clock for a lawful reason (暂停计时, E.2).',
    })
    async pause(
      @Act() act: ActContext,
      @Args('input', { type: () => PauseDeadlineInput }) input: PauseDeadlineInput,
    ): Promise<Payload> {
      return this.clocks.answer(act, await this.clocks.pause(act, input));
    }

    @Mutation(() => payload, {
      nullable: true,
      name: clockMutation('resumeDeadline', noun),
      description: 'The clock runs again (恢复计时).',
    })
    async resume(
      @Act() act: ActContext,
      @Args('input', { type: () => ResumeDeadlineInput }) input: ResumeDeadlineInput,
    ): Promise<Payload> {
      return this.clocks.answer(act, await this.clocks.resume(act, input));
    }
  }
  Object.defineProperty(ClockActsResolver, 'name', { value: `${noun}ClockActsResolver` });
  return ClockActsResolver;
}
