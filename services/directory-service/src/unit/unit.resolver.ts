import { Inject } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { PageArgs, type ConnectionOf } from '@concord/service-kit/graph/connection';
import { RequestLoaders, type GraphContext } from '@concord/service-kit/graph/context';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { DirectoryReader } from '../directory/directory.reader.js';
import { PostHolder } from '../person/person.graphql.js';
import { PersonReader } from '../person/person.reader.js';
import { Profile } from '../profile/profile.graphql.js';
import { OrgUnit, OrgUnitConnection, OrgUnitFilter } from './unit.graphql.js';
import { UnitReader, uuidOf } from './unit.reader.js';

@Resolver(() => OrgUnit)
export class UnitResolver {
  constructor(
    @Inject(DirectoryReader) private readonly directory: DirectoryReader,
    @Inject(UnitReader) private readonly units: UnitReader,
    @Inject(PersonReader) private readonly people: PersonReader,
  ) {}

  @Query(() => OrgUnit, { nullable: true, description: 'A unit by its typed id.' })
  orgUnit(
    @Args('id', { type: () => ID, description: 'Typed id, `orgUnit:<uuid>`.' }) id: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<OrgUnit | null> {
    return this.directory.unitOfArgument(act, loaders, id);
  }

  @Query(() => OrgUnitConnection, { nullable: true, description: 'Units by level and official order.' })
  orgUnits(
    @Args() page: PageArgs,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('filter', { type: () => OrgUnitFilter, nullable: true }) filter?: OrgUnitFilter | null,
  ): Promise<ConnectionOf<OrgUnit>> {
    return this.units.page(act, loaders, page, filter ?? {});
  }

  @Query(() => [OrgUnit], { nullable: true, description: 'The outermost units.' })
  rootUnits(@Act() act: ActContext, @Loaders() loaders: RequestLoaders): Promise<OrgUnit[]> {
    return this.directory.children(act, loaders, null);
  }

  @ResolveField(() => OrgUnit, { nullable: true, description: 'The unit above.' })
  parent(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<OrgUnit | null> {
    return this.units.parent(act, loaders, unit);
  }

  @ResolveField(() => [OrgUnit], { description: 'From the outermost unit down to this one.' })
  path(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<OrgUnit[]> {
    return this.units.path(act, loaders, unit);
  }

  @ResolveField(() => [OrgUnit], { description: 'Units directly below, in the official order.' })
  children(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('kinds', { type: () => [String], nullable: true, description: 'Codes as in `kind`; one of them.' })
    kinds?: string[] | null,
  ): Promise<OrgUnit[]> {
    return this.directory.children(act, loaders, uuidOf(unit), kinds);
  }

  @ResolveField(() => Profile, {
    nullable: true,
    description: 'The newest version of the profile that new cases here start under.',
  })
  profile(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Profile | null> {
    return this.units.profile(act, loaders, unit);
  }

  @ResolveField(() => [PostHolder], {
    description: 'Who holds which role on this very unit now; empty for readers without a post.',
  })
  posts(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('role', {
      type: () => String,
      nullable: true,
      description: 'Code of the role; left out, all roles.',
    })
    role?: string | null,
  ): Promise<PostHolder[]> {
    return this.people.holders(act, loaders, uuidOf(unit), role);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'CPPCC members who hold their post on this unit or below it now.',
  })
  memberCount(
    @Parent() unit: OrgUnit,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<number | null> {
    return this.directory.countHolders(act, loaders, uuidOf(unit), 'MEMBER');
  }

  @ResolveReference()
  resolveReference(reference: Ref, context: GraphContext): Promise<OrgUnit | null> {
    return this.directory.unit(context.act, context.loaders, reference.id);
  }
}
