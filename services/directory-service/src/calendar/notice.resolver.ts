import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Action } from '@concord/service-kit/graph/shared.types';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { CalendarReader } from './calendar.reader.js';
import {
  CalendarDifferences,
  CalendarNotice,
  CalendarNoticePayload,
  ImportCalendarNoticePayload,
} from './notice.graphql.js';
import { ImportCalendarNoticeInput, OnCalendarNoticeInput } from './notice.inputs.js';
import { NoticeService } from './notice.service.js';

@Resolver(() => CalendarNotice)
export class NoticeResolver {
  constructor(
    @Inject(CalendarReader) private readonly reader: CalendarReader,
    @Inject(NoticeService) private readonly notices: NoticeService,
  ) {}

  @Query(() => [CalendarNotice], {
    nullable: true,
    description:
      'Imported notices, the newest year first, at most 200; drafts only to those who keep the layer.',
  })
  calendarNotices(
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
    @Args('layerId', { type: () => ID, nullable: true, description: 'Only of this layer.' })
    layerId?: string | null,
    @Args('year', { type: () => Int, nullable: true, description: 'Only of this year.' })
    year?: number | null,
    @Args('states', {
      type: () => [String],
      nullable: true,
      description: 'DRAFT, PUBLISHED, WITHDRAWN; the first two by default.',
    })
    states?: string[] | null,
  ): Promise<CalendarNotice[]> {
    return this.reader.notices(act, loaders, { layerId, year, states });
  }

  @Query(() => CalendarNotice, {
    nullable: true,
    description: 'An imported notice; null where there is none that the asker may see.',
  })
  calendarNotice(
    @Args('id', { type: () => ID, description: 'Typed id, `calendarNotice:<uuid>`.' }) id: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<CalendarNotice | null> {
    return this.reader.notice(act, loaders, id);
  }

  @ResolveField(() => [CalendarDifferences], {
    description:
      'What it changes, for each calendar over its layer: a draft against the version in force, a published one against the version before it. Empty once withdrawn.',
  })
  differences(
    @Parent() notice: CalendarNotice,
    @Loaders() loaders: RequestLoaders,
  ): Promise<CalendarDifferences[]> {
    return this.reader.differences(loaders, notice);
  }

  @ResolveField(() => [Action], {
    description: 'What the asker may do with it now; empty for who does not keep its layer.',
  })
  actions(
    @Parent() notice: CalendarNotice,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Action[]> {
    return this.reader.actions(act, loaders, notice);
  }

  @Mutation(() => ImportCalendarNoticePayload, {
    nullable: true,
    description:
      'Reads a notice into a draft (administrator of every unit that counts by the layer). A file with one fault is refused whole.',
  })
  async importCalendarNotice(
    @Args('input') input: ImportCalendarNoticeInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ImportCalendarNoticePayload> {
    return this.reader.importPayload(act, loaders, await this.notices.import(act, input));
  }

  @Mutation(() => CalendarNoticePayload, {
    nullable: true,
    description:
      'Puts a draft in force, for good: every open deadline over its layer is reckoned anew. `calendarMoves` shows beforehand which move.',
  })
  async publishCalendarNotice(
    @Args('input') input: OnCalendarNoticeInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PayloadOf<'calendarNotice', CalendarNotice>> {
    return this.reader.payload(act, loaders, await this.notices.publish(act, input));
  }

  @Mutation(() => CalendarNoticePayload, {
    nullable: true,
    description: 'Lets go of a draft. A published notice stays: it is corrected by an amending one.',
  })
  async withdrawCalendarNotice(
    @Args('input') input: OnCalendarNoticeInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PayloadOf<'calendarNotice', CalendarNotice>> {
    return this.reader.payload(act, loaders, await this.notices.withdraw(act, input));
  }
}
