import { parseId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, PageArgs, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Action, type TimelineEntry } from '@concord/service-kit/graph/shared.types';
import { TimelineEntryConnection } from '@concord/service-kit/graph/timeline.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Replica } from '@concord/service-kit/replica/replica';
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
import { escalationActions, EscalationRepository, toEscalation } from './escalation.repository.js';
import { EscalationService } from './escalation.service.js';

type Answer = Promise<PayloadOf<'escalation', Escalation>>;

@Resolver(() => Escalation)
export class EscalationResolver {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly service: EscalationService,
    private readonly replica: Replica,
    private readonly timelines: TimelineReader,
  ) {}

  @Query(() => Escalation, { nullable: true, description: 'One escalation; null where there is none for the asker.' })
  async escalation(@Act() act: ActContext, @Args('id', { type: () => ID }) id: string): Promise<Escalation | null> {
    return this.one(act, parseId(id, 'escalation')?.uuid);
  }

  @Query(() => EscalationConnection, { name: 'escalations', nullable: true, description: 'Escalations that the asker may read, last changed first.' })
  async list(
    @Act() act: ActContext,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: EscalationFilter,
  ): Promise<ConnectionOf<Escalation>> {
    const rows = await this.escalations.page(act, filter ?? {}, page);
    const totalCount = (): Promise<number> => this.escalations.count(act, filter ?? {});
    return toConnection(rows, { first: pageSize(page.first), after: page.after ?? null, totalCount }, (row) => [row.updatedAt, row.id], toEscalation);
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'Raises an unresolved matter as a proposal.' })
  async raiseEscalation(@Act() act: ActContext, @Args('input') input: RaiseEscalationInput): Answer {
    return this.answer(act, await this.service.raise(act, input));
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'A member sponsors it; a room cannot [P10].' })
  async sponsorEscalation(@Act() act: ActContext, @Args('input') input: SponsorEscalationInput): Answer {
    return this.answer(act, await this.service.sponsor(act, input));
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'Hands it in to the CPPCC for review.' })
  async submitEscalation(@Act() act: ActContext, @Args('input') input: EscalationActInput): Answer {
    return this.answer(act, await this.service.submit(act, input));
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'Filed as a proposal, or not, with the reason (立案审查).' })
  async reviewEscalation(@Act() act: ActContext, @Args('input') input: ReviewEscalationInput): Answer {
    return this.answer(act, await this.service.review(act, input));
  }

  @Mutation(() => EscalationPayload, { nullable: true, description: 'Taken back, with the reason.' })
  async withdrawEscalation(@Act() act: ActContext, @Args('input') input: WithdrawEscalationInput): Answer {
    return this.answer(act, await this.service.withdraw(act, input));
  }

  @ResolveField(() => [Action], { description: 'Every act of its present state: allowed to the asker now, or why not.' })
  async actions(@Parent() escalation: Escalation, @Act() act: ActContext): Promise<Action[]> {
    return escalationActions(escalation.row, act, await this.replica.tree());
  }

  @ResolveField(() => TimelineEntryConnection, { nullable: true, description: 'Oldest first, hash-chained.' })
  timeline(@Parent() escalation: Escalation, @Act() act: ActContext, @Args() page: PageArgs): Promise<ConnectionOf<TimelineEntry>> {
    return this.timelines.page(escalation.id, page, act.language);
  }

  @ResolveReference()
  async resolve(reference: Ref, context: GraphContext): Promise<Escalation | null> {
    return this.one(context.act, parseId(reference.id, 'escalation')?.uuid);
  }

  private async one(act: ActContext, uuid: string | undefined): Promise<Escalation | null> {
    const [row] = uuid ? await this.escalations.byIds(act, [uuid]) : [];
    return row ? toEscalation(row) : null;
  }

  private async answer(act: ActContext, answer: ActAnswer): Answer {
    if (answer.refusal) return refused<'escalation', Escalation>('escalation', answer.refusal, act.language, answer.replayed);
    return done<'escalation', Escalation>('escalation', (await this.one(act, answer.id!))!, answer.replayed);
  }
}
