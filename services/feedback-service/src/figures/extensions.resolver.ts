import type { ActContext } from '@concord/service-kit/context';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { DeadlineArgs, DeadlineFilter, DeadlinePage } from '@concord/service-kit/graph/deadline.types';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import {
  Args,
  Directive,
  ID,
  Parent,
  Query,
  ResolveField,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import { Escalation } from '../escalation/escalation.graphql.js';
import { EscalationReadingService } from '../escalation/escalation-reading.service.js';
import { ResolutionItem } from '../item/item.graphql.js';
import { ItemReadingService } from '../item/item-reading.service.js';
import { FiguresService } from './figures.service.js';
import { Consultation, FeedbackFigures, OrgUnit, Topic } from './org-unit.graphql.js';

/** The organisation, seen from the side of what became of the results (architecture.md 17). */
@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  constructor(
    private readonly figures: FiguresService,
    private readonly reading: ItemReadingService,
  ) {}

  @Directive('@cost(weight: 300)')
  @ResolveField(() => FeedbackFigures, {
    nullable: true,
    description:
      "Days are the country's and both included; open where left out. What is open or late is so now, whatever the days. Null where the asker may read none of the subtree.",
  })
  feedbackFigures(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Args('from', {
      type: () => LocalDate,
      nullable: true,
      description: "First day, in the country's time zone; left out, from the beginning.",
    })
    from?: string | null,
    @Args('to', {
      type: () => LocalDate,
      nullable: true,
      description: "Last day, included, in the country's time zone; left out, until now.",
    })
    to?: string | null,
  ): Promise<FeedbackFigures | null> {
    return this.figures.of(act, unit.id, from ?? null, to ?? null);
  }

  @Query(() => DeadlinePage, {
    nullable: true,
    description: "This service's share of the gateway's list of deadlines.",
  })
  @Directive('@inaccessible')
  feedbackDeadlines(
    @Act() act: ActContext,
    @Args() page: DeadlineArgs,
    @Args('orgUnitId', { type: () => ID, nullable: true, description: 'This unit and all below.' })
    orgUnitId?: string | null,
    @Args('filter', { type: () => DeadlineFilter, nullable: true }) filter?: DeadlineFilter | null,
  ): Promise<DeadlinePage> {
    return this.reading.deadlines(act, orgUnitId ?? null, { ...page, filter: filter ?? null });
  }

  @ResolveReference()
  reference({ id }: Ref): OrgUnit {
    return { id };
  }
}

/** What feedback-service adds to a consultation. */
@Resolver(() => Consultation)
export class ConsultationExtension {
  constructor(private readonly items: ItemReadingService) {}

  @ResolveField(() => [ResolutionItem], {
    nullable: true,
    description: 'Its commitments, carried out by departments.',
  })
  async resolutionItems(
    @Parent() { id }: Ref,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ResolutionItem[]> {
    const load = (ids: readonly string[]) => this.items.of(act, 'consultationId', ids);
    return (await loaders.of('itemsOfConsultation', load).load(id)) ?? [];
  }

  @ResolveReference()
  reference({ id }: Ref): Consultation {
    return { id };
  }
}

/** What feedback-service adds to a topic. */
@Resolver(() => Topic)
export class TopicExtension {
  constructor(
    private readonly items: ItemReadingService,
    private readonly escalations: EscalationReadingService,
  ) {}

  @ResolveField(() => [ResolutionItem], { nullable: true, description: 'Commitments of all its rounds.' })
  async resolutionItems(
    @Parent() { id }: Ref,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ResolutionItem[]> {
    const load = (ids: readonly string[]) => this.items.of(act, 'topicId', ids);
    return (await loaders.of('itemsOfTopic', load).load(id)) ?? [];
  }

  @ResolveField(() => [Escalation], {
    name: 'escalations',
    nullable: true,
    description: 'Proposals that came from it.',
  })
  async escalationsOf(
    @Parent() { id }: Ref,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Escalation[]> {
    const load = (ids: readonly string[]) => this.escalations.ofTopics(act, ids);
    return (await loaders.of('escalationsOfTopic', load).load(id)) ?? [];
  }

  @ResolveReference()
  reference({ id }: Ref): Topic {
    return { id };
  }
}
