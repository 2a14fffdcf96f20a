import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Action, type TimelineEntry } from '@concord/service-kit/graph/shared.types';
import { TimelineEntryConnection } from '@concord/service-kit/graph/timeline.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { Args, ID, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import {
  Escalation,
  EscalationActInput,
  EscalationConnection,
  EscalationFilter,
  EscalationPayload,
  RaiseEscalationInput,
  ReviewEscalationInput,
  SponsorEscalationInput,
  WithdrawEscalationInput,
} from './escalation.graphql.js';
import { EscalationReadingService } from './escalation-reading.service.js';
import { EscalationService } from './escalation.service.js';

type Answer = Promise<PayloadOf<'escalation', Escalation>>;

@Resolver(() => Escalation)
export class EscalationResolver {
  constructor(
    private readonly reading: EscalationReadingService,
    private readonly service: EscalationService,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => Escalation, {
    nullable: true,
    description: 'One escalation; null where there is none for the asker.',
  })
  escalation(
    @Act() act: ActContext,
    @Args('id', { type: () => ID, description: 'Typed id, `escalation:<uuid>`.' }) id: string,
  ): Promise<Escalation | null> {
    return this.reading.one(act, id);
  }

  @Query(() => EscalationConnection, {
    name: 'escalations',
    nullable: true,
    description: 'Escalations that the asker may read, last changed first.',
  })
  list(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: EscalationFilter,
  ): Promise<ConnectionOf<Escalation>> {
    return this.reading.list(act, filter ?? {}, page);
  }

  @Mutation(() => EscalationPayload, {
    nullable: true,
    description: 'Raises an unresolved matter as a proposal.',
  })
  async raiseEscalation(@Act() act: ActContext, @Args('input') input: RaiseEscalationInput): Answer {
    return this.answer(act, await this.service.raise(act, input));
  }

  @Mutation(() => EscalationPayload, {
    nullable: true,
    description: 'A member sponsors it; a room cannot [P10].',
  })
  async sponsorEscalation(@Act() act: ActContext, @Args('input') input: SponsorEscalationInput): Answer {
    return this.answer(act, await this.service.sponsor(act, input));
  }

  @Mutation(() => EscalationPayload, {
    nullable: true,
    description: 'The sponsor takes the name back, or the raiser declines it; it is a draft again.',
  })
  async withdrawSponsorship(@Act() act: ActContext, @Args('input') input: EscalationActInput): Answer {
    return this.answer(act, await this.service.withdrawSponsorship(act, input));
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'Hands it in to the CPPCC for review.' })
  async submitEscalation(@Act() act: ActContext, @Args('input') input: EscalationActInput): Answer {
    return this.answer(act, await this.service.submit(act, input));
  }

  @Mutation(() => EscalationPayload, {
    nullable: true,
    description: 'Filed as a proposal, or not, with the reason (立案审查).',
  })
  async reviewEscalation(@Act() act: ActContext, @Args('input') input: ReviewEscalationInput): Answer {
    return this.answer(act, await this.service.review(act, input));
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'Taken back, with the reason.' })
  async withdrawEscalation(@Act() act: ActContext, @Args('input') input: WithdrawEscalationInput): Answer {
    return this.answer(act, await this.service.withdraw(act, input));
  }

  @ResolveField(() => [Action], {
    description: 'Every act of its present state: allowed to the asker now, or why not.',
  })
  actions(@Parent() escalation: Escalation, @Act() act: ActContext): Promise<Action[]> {
    return this.reading.actions(act, escalation);
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  timeline(
    @Parent() escalation: Escalation,
    @Act() act: ActContext,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(escalation.id, page, act.language);
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Escalation | null> {
    return this.reading.one(context.act, reference.id);
  }

  private async answer(act: ActContext, answer: ActAnswer): Answer {
    if (answer.refusal) {
      return refused<'escalation', Escalation>('escalation', answer.refusal, act.language, answer.replayed);
    }
    return done<'escalation', Escalation>(
      'escalation',
      (await this.reading.byUuid(act, answer.id!))!,
      answer.replayed,
    );
  }
}
