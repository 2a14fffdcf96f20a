import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import { CodedError } from '@concord/service-kit/log';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { PersonReader } from '../person/person.reader.js';
import { FOREIGN_NODES, Node } from './node.graphql.js';

@Resolver()
export class NodeResolver {
  constructor(
    @Inject(DirectoryReader) private readonly directory: DirectoryReader,
    @Inject(PersonReader) private readonly people: PersonReader,
    @Inject(CalendarReader) private readonly calendars: CalendarReader,
  ) {}

  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its typed id; its owner decides what the asker may see.',
  })
  async node(
    @Args('id', { type: () => ID, description: 'Typed id of any kind, `<kind>:<uuid>`.' }) id: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Node | null> {
    const kind = parseId(id)?.kind;
    if (!kind) throw new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
    if (kind === 'orgUnit') return this.directory.unit(act, loaders, id);
    if (kind === 'person') return this.people.person(act, loaders, id);
    if (kind === 'calendarNotice') return this.calendars.notice(act, loaders, id);
    const typename = FOREIGN_NODES[kind];
    return typename ? ({ __typename: typename, id } as Node) : null;
  }
}
