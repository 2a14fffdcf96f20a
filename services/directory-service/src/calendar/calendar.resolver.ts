import { Inject } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { Calendar, CalendarDay, CalendarLayer, CalendarYear } from './calendar.graphql.js';
import { CalendarReader } from './calendar.reader.js';

@Resolver(() => Calendar)
export class CalendarResolver {
  constructor(@Inject(CalendarReader) private readonly reader: CalendarReader) {}

  @Query(() => [Calendar], { nullable: true, description: 'The working calendars; open to anybody.' })
  calendars(@Act() act: ActContext, @Loaders() loaders: RequestLoaders): Promise<Calendar[]> {
    return this.reader.calendars(act, loaders);
  }

  @Query(() => Calendar, {
    nullable: true,
    description: 'A working calendar by its id; open to anybody. Null where there is none.',
  })
  calendar(
    @Args('id', { type: () => ID, description: 'As in `OrgUnit.calendarId`.' }) id: string,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Calendar | null> {
    return this.reader.calendar(act, loaders, id);
  }

  @ResolveField(() => [CalendarLayer], { description: 'From the national one to the nearest.' })
  layers(
    @Parent() calendar: Calendar,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<CalendarLayer[]> {
    return this.reader.layers(act, loaders, calendar.id);
  }

  @ResolveField(() => [CalendarYear], {
    description: 'Years from the one after the last known notice down to 2007.',
  })
  years(@Parent() calendar: Calendar, @Loaders() loaders: RequestLoaders): Promise<CalendarYear[]> {
    return this.reader.years(loaders, calendar.id);
  }

  @ResolveField(() => [CalendarDay], {
    description: 'Every day of some years that a notice has made free, or a rest day worked; in order.',
  })
  noticedDays(
    @Parent() calendar: Calendar,
    @Loaders() loaders: RequestLoaders,
    @Args('fromYear', { type: () => Int, nullable: true, description: 'From 2007; 2007 when left out.' })
    fromYear?: number | null,
    @Args('toYear', {
      type: () => Int,
      nullable: true,
      description: 'Included; the last known when left out.',
    })
    toYear?: number | null,
  ): Promise<CalendarDay[]> {
    return this.reader.noticedDays(loaders, calendar.id, { fromYear, toYear });
  }

  @ResolveField(() => [CalendarDay], { description: 'Every day of a month.' })
  month(
    @Parent() calendar: Calendar,
    @Loaders() loaders: RequestLoaders,
    @Args('year', { type: () => Int, description: 'From 2007.' }) year: number,
    @Args('month', { type: () => Int, description: '1 to 12.' }) month: number,
  ): Promise<CalendarDay[]> {
    return this.reader.month(loaders, calendar.id, year, month);
  }
}
