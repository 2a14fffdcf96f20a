import { Inject, type Type } from '@nestjs/common';
import { Args, Directive, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { CalendarMoves } from '../clocks/calendar-moves.js';
import type { ActContext } from '../context.js';
import { Act } from '../identity/act.decorator.js';
import { CalendarMovesPage } from './calendar-moves.types.js';

/** The resolver of one owner's share of `calendarMoves`, under a field of its own, e.g. `topicCalendarMoves`. */
export function calendarMovesResolver(field: string): Type {
  @Resolver()
  class CalendarMovesResolver {
    constructor(@Inject(CalendarMoves) private readonly moves: CalendarMoves) {}

    @Query(() => CalendarMovesPage, {
      name: field,
      nullable: true,
      description: "This owner's share of `calendarMoves`; for the gateway.",
    })
    @Directive('@inaccessible')
    page(
      @Act() act: ActContext,
      @Args('noticeId', { type: () => ID, description: 'Typed id, `calendarNotice:<uuid>`.' })
      noticeId: string,
      @Args('first', { type: () => Int, nullable: true, description: 'At most 100; 20 by default.' })
      first?: number | null,
      @Args('after', {
        type: () => String,
        nullable: true,
        description: 'Cursor of the last one seen, of whichever owner.',
      })
      after?: string | null,
    ): Promise<CalendarMovesPage> {
      return this.moves.page(noticeId, { first: first ?? null, after: after ?? null }, act);
    }
  }
  return CalendarMovesResolver;
}
