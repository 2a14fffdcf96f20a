import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { POST_ACTS } from '@concord/contracts/acts';
import { parseId, typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { DirectoryReader } from '../directory/directory.reader.js';
import { mayReadPeople } from '../directory/directory.permissions.js';
import type { Person } from '../person/person.graphql.js';
import { roleLabel } from '../person/person.mapper.js';
import { PersonReader } from '../person/person.reader.js';
import { toOrgUnit } from '../unit/unit.mapper.js';
import { Deputy, EndDeputyInput, NameDeputyInput } from './deputy.graphql.js';
import { DeputyService } from './deputy.service.js';
import { PersonPayload } from './post.graphql.js';

@Resolver()
export class DeputyResolver {
  constructor(
    @Inject(DeputyService) private readonly service: DeputyService,
    @Inject(PersonReader) private readonly people: PersonReader,
    @Inject(DirectoryReader) private readonly directory: DirectoryReader,
  ) {}

  @Query(() => [Deputy], {
    nullable: true,
    description: 'Deputies whose time is not over, those to come too; open to everybody who holds a post.',
  })
  async deputies(
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('orgUnitId', { type: () => ID, nullable: true, description: 'Of posts on this unit or below.' })
    orgUnitId?: string | null,
    @Args('personId', {
      type: () => ID,
      nullable: true,
      description: 'Only where this person holds the post or acts for another.',
    })
    personId?: string | null,
  ): Promise<Deputy[]> {
    if (!mayReadPeople(act.identity)) return [];
    const tree = await this.directory.tree(loaders);
    const unit = orgUnitId ? (parseId(orgUnitId, 'orgUnit')?.uuid ?? '') : null;
    const person = personId ? (parseId(personId, 'person')?.uuid ?? '') : null;
    const found = tree
      .allDeputies()
      .filter((deputy) => Date.parse(deputy.until) > act.now.getTime())
      .filter((deputy) => unit === null || tree.isWithin(deputy.orgUnitId, unit))
      .filter((deputy) => person === null || [deputy.holderId, deputy.personId].includes(person));
    return Promise.all(
      found.map(async ({ role, orgUnitId: at, holderId, personId: deputyId, acts, from, until }) => {
        const place = tree.unit(at);
        return {
          role,
          roleLabel: roleLabel(role, act.language),
          orgUnit: place ? toOrgUnit(place, act.language) : null,
          holder: await this.people.person(act, loaders, typedId('person', holderId)),
          deputy: await this.people.person(act, loaders, typedId('person', deputyId)),
          acts: acts ?? [],
          from: new Date(from),
          until: new Date(until),
        };
      }),
    );
  }

  @Query(() => [String], {
    nullable: true,
    description:
      'Acts that a post gives a right to, by the name of their mutation, in the order in which they are offered: a deputy may be limited to some of them.',
  })
  postActs(): readonly string[] {
    return POST_ACTS;
  }

  @Mutation(() => PersonPayload, {
    nullable: true,
    description:
      'Names a deputy for a post and a time (its holder, or an administrator of the unit or above).',
  })
  async nameDeputy(
    @Args('input') input: NameDeputyInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PayloadOf<'person', Person>> {
    return this.people.payload(act, loaders, await this.service.name(act, input));
  }

  @Mutation(() => PersonPayload, {
    nullable: true,
    description: "Ends a deputy's time early (the same people).",
  })
  async endDeputy(
    @Args('input') input: EndDeputyInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PayloadOf<'person', Person>> {
    return this.people.payload(act, loaders, await this.service.end(act, input));
  }
}
