import type { ActContext } from '@concord/service-kit/context';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Directive, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { FiguresService } from './figures.service.js';
import { OrgUnit, TopicFigures } from './org-unit.graphql.js';

/** The organisation, seen from the side of its topics (architecture.md 17). */
@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  constructor(private readonly figures: FiguresService) {}

  @Directive('@cost(weight: 300)')
  @ResolveField(() => TopicFigures, {
    nullable: true,
    description:
      "Days are the country's and both included; open where left out. Null where the asker may read none of the subtree.",
  })
  async topicFigures(
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
  ): Promise<TopicFigures | null> {
    return this.figures.of(act, unit.id, from ?? null, to ?? null);
  }

  @ResolveReference()
  reference({ id }: Ref): OrgUnit {
    return { id };
  }
}
