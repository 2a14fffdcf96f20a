import { Inject, Injectable } from '@nestjs/common';
import { calendarIds } from '@concord/business-time/calendar';
import { parseId, typedId } from '@concord/contracts/ids';
import type { Decision } from '@concord/contracts/refusals';
import { withinDeputy } from '@concord/service-kit/acts/permissions';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { done, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { toAction, toRefusal, type Action } from '@concord/service-kit/graph/shared.types';
import { renderRefusal } from '@concord/service-kit/i18n/catalogue';
import { CodedError } from '@concord/service-kit/log';
import { keeperOf } from '@concord/service-kit/replica/calendar-layers';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { DirectoryReader } from '../directory/directory.reader.js';
import { calendarName, NOTICE_COLUMNS } from '../i18n/calendars.js';
import type { SheetError } from '../setup/setup.graphql.js';
import type { Calendar, CalendarDay, CalendarLayer, CalendarYear } from './calendar.graphql.js';
import { FIRST_YEAR, monthOf, noticedDays, toCalendar, yearsOf } from './calendar.mapper.js';
import { CalendarNoticeRow } from './notice.entity.js';
import type { LineError } from './notice-file.js';
import {
  CalendarNotice,
  type CalendarDifferences,
  type ImportCalendarNoticePayload,
} from './notice.graphql.js';
import { knownNotices, todayIn } from './notice.known.js';
import { differencesOf, toDays } from './notice.mapper.js';
import { decideNotice, NOTICE_ACTS } from './notice.rules.js';
import type { ImportOutcome } from './notice.service.js';

/** The last year of which a month can be seen. */
const LAST_YEAR = 2199;

/** Reads calendars (public) and imported notices (drafts for those who keep them only). */
@Injectable()
export class CalendarReader {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DirectoryReader) private readonly directory: DirectoryReader,
  ) {}

  async calendars(act: ActContext, loaders: RequestLoaders): Promise<Calendar[]> {
    const tree = await this.directory.tree(loaders);
    return calendarIds.map((id) => toCalendar(tree.calendar(id), act.language));
  }

  async calendar(act: ActContext, loaders: RequestLoaders, id: string): Promise<Calendar | null> {
    if (!calendarIds.includes(id)) return null;
    return toCalendar((await this.directory.tree(loaders)).calendar(id), act.language);
  }

  async layers(act: ActContext, loaders: RequestLoaders, calendarId: string): Promise<CalendarLayer[]> {
    const tree = await this.directory.tree(loaders);
    return tree.calendar(calendarId).definition.layers.map(({ id, level, expects }) => ({
      id,
      name: calendarName(id, act.language),
      level,
      expects: expects.kind,
      kept: keeperOf(act.identity, tree, id) !== undefined,
    }));
  }

  async years(loaders: RequestLoaders, calendarId: string): Promise<CalendarYear[]> {
    const tree = await this.directory.tree(loaders);
    return yearsOf(tree.calendar(calendarId), tree);
  }

  async noticedDays(
    loaders: RequestLoaders,
    calendarId: string,
    { fromYear, toYear }: { fromYear?: number | null; toYear?: number | null },
  ): Promise<CalendarDay[]> {
    const calendar = (await this.directory.tree(loaders)).calendar(calendarId);
    return noticedDays(calendar, fromYear ?? FIRST_YEAR, toYear ?? LAST_YEAR);
  }

  async month(
    loaders: RequestLoaders,
    calendarId: string,
    year: number,
    month: number,
  ): Promise<CalendarDay[]> {
    const fine = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
    if (!fine) throw new CodedError('CALENDAR_MONTH_RANGE', { first: FIRST_YEAR, last: LAST_YEAR });
    return monthOf((await this.directory.tree(loaders)).calendar(calendarId), year, month);
  }

  /** Notices that the asker may see, those of the newest year and date of issue first. */
  async notices(
    act: ActContext,
    loaders: RequestLoaders,
    filter: { layerId?: string | null; year?: number | null; states?: string[] | null },
  ): Promise<CalendarNotice[]> {
    const query = this.database.em
      .createQueryBuilder(CalendarNoticeRow, 'n')
      .where('n.state = any(:states)', { states: filter.states ?? ['DRAFT', 'PUBLISHED'] });
    if (filter.layerId != null) query.andWhere('n.layerId = :layerId', { layerId: filter.layerId });
    if (filter.year != null) query.andWhere('n.year = :year', { year: filter.year });
    const rows = await query
      .orderBy('n.year', 'DESC')
      .addOrderBy('n.issuedOn', 'DESC')
      .addOrderBy('n.id', 'DESC')
      .limit(200)
      .getMany();
    const tree = await this.directory.tree(loaders);
    return rows.filter((row) => isReadable(row, act, tree)).map((row) => toNotice(row, act));
  }

  async notice(act: ActContext, loaders: RequestLoaders, id: string): Promise<CalendarNotice | null> {
    const uuid = parseId(id, 'calendarNotice')?.uuid;
    if (uuid === undefined) throw new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
    const row = await this.database.em.findOneBy(CalendarNoticeRow, { id: uuid });
    const tree = await this.directory.tree(loaders);
    return row && isReadable(row, act, tree) ? toNotice(row, act) : null;
  }

  async differences(loaders: RequestLoaders, { id }: CalendarNotice): Promise<CalendarDifferences[]> {
    return differencesOf(await this.directory.tree(loaders), parseId(id, 'calendarNotice')!.uuid);
  }

  async actions(act: ActContext, loaders: RequestLoaders, notice: CalendarNotice): Promise<Action[]> {
    const { id, layerId, state } = notice;
    const tree = await this.directory.tree(loaders);
    if (keeperOf(act.identity, tree, layerId) === undefined || state === 'WITHDRAWN') return [];
    const others = knownNotices(tree, layerId, parseId(id)!.uuid);
    const today = todayIn(tree, layerId, act.now);
    const decided = (name: (typeof NOTICE_ACTS)[number]): Decision =>
      withinDeputy(act, name, ({ identity }) =>
        decideNotice(notice, name, {
          keeper: keeperOf(identity, tree, layerId) !== undefined,
          others,
          today,
        }),
      );
    return NOTICE_ACTS.map((name) => toAction(name, decided(name), act.language));
  }

  async importPayload(
    act: ActContext,
    loaders: RequestLoaders,
    { answer, errors }: ImportOutcome,
  ): Promise<ImportCalendarNoticePayload> {
    const payload = await this.payload(act, loaders, answer);
    return { ...payload, errors: errors.map((error) => toSheetError(error, act)) };
  }

  async payload(
    act: ActContext,
    loaders: RequestLoaders,
    answer: ActAnswer,
  ): Promise<PayloadOf<'calendarNotice', CalendarNotice>> {
    this.directory.forget(loaders);
    if (answer.refusal) {
      const refusal = toRefusal(answer.refusal, act.language);
      return { calendarNotice: null, refusal, replayed: answer.replayed };
    }
    const notice = await this.notice(act, loaders, typedId('calendarNotice', answer.id!));
    return done('calendarNotice', notice!, answer.replayed);
  }
}

function isReadable(row: CalendarNoticeRow, act: ActContext, tree: OrgTree): boolean {
  return row.state === 'PUBLISHED' || keeperOf(act.identity, tree, row.layerId) !== undefined;
}

function toNotice(row: CalendarNoticeRow, act: ActContext): CalendarNotice {
  const { id, version, state, layerId, year, notice, issuedOn, amends, importedAt, publishedAt } = row;
  const shown = { version, state, layerId, year, notice, issuedOn, amends, importedAt, publishedAt };
  return Object.assign(new CalendarNotice(), shown, {
    id: typedId('calendarNotice', id),
    layerName: calendarName(layerId, act.language),
    days: toDays(row.sheet),
  });
}

function toSheetError({ line, column, code, params }: LineError, act: ActContext): SheetError {
  const label = (NOTICE_COLUMNS as Record<string, Record<string, string>>)[column]?.[act.language] ?? column;
  const message = renderRefusal({ code, params: { ...params, column: label } }, act.language);
  return { line, column, code, message };
}
