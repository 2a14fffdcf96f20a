import { Inject, Injectable } from '@nestjs/common';
import { bare, MAX, text } from '@concord/service-kit/acts/input';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { forAct, withinDeputy } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { CALENDAR_LAYERS, keeperOf } from '@concord/service-kit/replica/calendar-layers';
import { v7 as uuid } from 'uuid';
import {
  DirectoryService,
  type DirectoryChange,
  type DirectoryEvent,
} from '../directory/directory.service.js';
import { fileAct, refusedImport, toldErrors } from '../directory/file-act.js';
import { CalendarNoticeRow } from './notice.entity.js';
import { NoticeFiles, type FileRead, type LineError } from './notice-file.js';
import type { ImportCalendarNoticeInput, OnCalendarNoticeInput } from './notice.inputs.js';
import { knownNotices, todayIn } from './notice.known.js';
import { checkDays, decideFits, decideImport, decideNotice, type NoticeAct } from './notice.rules.js';

/** What an import did; `errors` stand beside a refusal, which carries only their number. */
export interface ImportOutcome {
  answer: ActAnswer;
  errors: LineError[];
}

/**
 * Importing, publishing and withdrawing notices of working days. Each is a change of the directory: its snapshot
 * takes the notice to every service, and a published one has every open deadline reckoned anew there.
 */
@Injectable()
export class NoticeService {
  constructor(
    @Inject(DirectoryService) private readonly directory: DirectoryService,
    @Inject(NoticeFiles) private readonly files: NoticeFiles,
  ) {}

  /** Reads a file into a draft, which is in force nowhere but can be previewed by every service. */
  async import(ctx: ActContext, input: ImportCalendarNoticeInput): Promise<ImportOutcome> {
    const outcome: ImportOutcome = { answer: undefined as never, errors: [] };
    const command = {
      act: 'importCalendarNotice',
      kind: 'calendarNotice' as const,
      idempotencyKey: input.idempotencyKey,
      input,
    };
    const refused = refusedImport(ctx.identity);
    if (refused) return { ...outcome, answer: refused };
    const read = () => this.files.read(input.fileBase64, input.format);
    const body = async (given: () => FileRead, { tx, tree }: DirectoryChange): Promise<DirectoryEvent> => {
      const { layerId, year, issuedOn } = input;
      const layerKnown = CALENDAR_LAYERS.has(layerId);
      insist(
        withinDeputy(ctx, command.act, ({ identity }) =>
          decideImport({ layerKnown, layerId, keeper: keeperOf(identity, tree, layerId) !== undefined }),
        ),
      );
      const as = keeperOf(forAct(ctx.identity, command.act), tree, layerId);
      const offered = {
        year,
        issuedOn,
        notice: text(input.notice, 'notice', MAX.short),
        amends: input.amends ?? false,
      };
      insist(decideFits(offered, knownNotices(tree, layerId), todayIn(tree, layerId, ctx.now)));
      const file = given();
      if (file.refusal) refuseAct(file.refusal.code, file.refusal.params);
      const checked = checkDays(file.errors.length > 0 ? [] : file.lines, year);
      const errors = [...file.errors, ...checked.errors];
      outcome.errors = toldErrors(errors);
      if (errors.length > 0) refuseAct('SHEET_HAS_ERRORS', { count: errors.length });
      const { off, work } = checked;
      const row: CalendarNoticeRow = {
        id: uuid(),
        version: 1,
        state: 'DRAFT',
        layerId,
        ...offered,
        sheet: {
          year,
          notice: offered.notice,
          issuedOn,
          ...(offered.amends && { amends: true }),
          off,
          work,
        },
        importedAt: ctx.now,
        importedBy: ctx.identity.personId ?? null,
        publishedAt: null,
        publishedBy: null,
        publishedVersion: null,
      };
      await tx.em.insert(CalendarNoticeRow, row as never);
      return event(row, 'calendarNoticeImported', as);
    };
    outcome.answer = await fileAct(read, (given) =>
      this.directory.change(ctx, command, (change) => body(given, change)),
    );
    return outcome;
  }

  /** The draft is in force from now on, for good. */
  publish(ctx: ActContext, input: OnCalendarNoticeInput): Promise<ActAnswer> {
    return this.on(ctx, 'publishCalendarNotice', input, 'calendarNoticePublished', (row, change) => {
      row.state = 'PUBLISHED';
      row.publishedAt = ctx.now;
      row.publishedBy = ctx.identity.personId ?? null;
      // The version that this change will have.
      row.publishedVersion = change.row.version + 1;
    });
  }

  /** A draft that is not wanted. */
  withdraw(ctx: ActContext, input: OnCalendarNoticeInput): Promise<ActAnswer> {
    return this.on(ctx, 'withdrawCalendarNotice', input, 'calendarNoticeWithdrawn', (row) => {
      row.state = 'WITHDRAWN';
    });
  }

  private on(
    ctx: ActContext,
    act: NoticeAct,
    input: OnCalendarNoticeInput,
    type: string,
    write: (row: CalendarNoticeRow, change: DirectoryChange) => void,
  ): Promise<ActAnswer> {
    const { idempotencyKey, ifVersion } = input;
    const command = { act, kind: 'calendarNotice' as const, idempotencyKey, input };
    return this.directory.change(ctx, command, async (change) => {
      const { tx, tree } = change;
      const id = bare(input.id, 'calendarNotice');
      // The directory's lock is held: no two acts on a notice at once.
      const row = await tx.em.findOneBy(CalendarNoticeRow, { id });
      const reads = row && keeperOf(ctx.identity, tree, row.layerId) !== undefined;
      // Drafts are known to those who keep the layer only.
      if (!row || (row.state !== 'PUBLISHED' && !reads)) {
        return refuseAct('NOT_FOUND', { kind: 'calendarNotice' });
      }
      if (ifVersion != null && ifVersion !== row.version) {
        refuseAct('STALE_VERSION', { seen: ifVersion, current: row.version });
      }
      const others = knownNotices(tree, row.layerId, row.id);
      const today = todayIn(tree, row.layerId, ctx.now);
      const { layerId } = row;
      insist(
        withinDeputy(ctx, act, ({ identity }) =>
          decideNotice(row, act, { keeper: keeperOf(identity, tree, layerId) !== undefined, others, today }),
        ),
      );
      const as = keeperOf(forAct(ctx.identity, act), tree, layerId);
      write(row, change);
      row.version += 1;
      const { state, version, publishedAt, publishedBy, publishedVersion } = row;
      await tx.em.update(
        CalendarNoticeRow,
        { id },
        { state, version, publishedAt, publishedBy, publishedVersion },
      );
      return event(row, type, as);
    });
  }
}

function event(row: CalendarNoticeRow, type: string, as: DirectoryEvent['as']): DirectoryEvent {
  const { id, layerId, year, notice } = row;
  return { id, type, data: { noticeId: id, layerId, year, notice }, as };
}
