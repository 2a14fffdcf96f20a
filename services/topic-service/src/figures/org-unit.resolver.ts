import type { ActContext } from '@concord/service-kit/context';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { FiguresService } from './figures.service.js';
import { OrgUnit, TopicFigures } from './org-unit.graphql.js';

/** The organisation, seen from the side of its topics (architecture.md 17). */
@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  constructor(private readonly figures: FiguresService) {}

  @ResolveField(() => TopicFigures, {
    nullable: true,
    description: 'Days are local and both included; open where left out.',
  })
  async topicFigures(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Args('from', {
      type: () => LocalDate,
      nullable: true,
      description: 'First day; left out, from the beginning.',
    })
    from?: string | null,
    @Args('to', {
      type: () => LocalDate,
      nullable: true,
      description: 'Last day, included; left out, until now.',
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
