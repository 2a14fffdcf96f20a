import { Args, Directive, Parent, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { ConsultationFigures, OrgUnit } from './figures.graphql.js';
import { FiguresService } from './figures.service.js';

/** The organisation, seen from the side of its consultations (architecture.md 17). */
@Resolver(() => OrgUnit)
export class FiguresResolver {
  constructor(private readonly figures: FiguresService) {}

  @Directive('@cost(weight: 300)')
  @ResolveField(() => ConsultationFigures, {
    nullable: true,
    description: 'Days are local and both included; open where left out.',
  })
  async consultationFigures(
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
  ): Promise<ConsultationFigures | null> {
    return this.figures.of(act, unit.id, from ?? null, to ?? null);
  }

  @ResolveReference()
  reference({ id }: Ref): OrgUnit {
    return { id };
  }
}
