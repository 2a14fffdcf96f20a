import { typedId } from '@concord/contracts/ids';
import type { Language } from '@concord/contracts/identity';
import type { Database } from '../database/database.js';
import { decodeCursor, pageSize, toConnection, type ConnectionOf } from '../graph/connection.js';
import { toRef, type TimelineEntry } from '../graph/shared.types.js';
import { renderEvent } from '../i18n/events.js';
import { TimelineEntryRow } from './timeline.entity.js';

/** Reads the timeline of a case, newest last; sentences in the reader's language. */
export class TimelineReader {
  constructor(private readonly database: Database) {}

  async page(
    caseId: string,
    page: { first?: number | null; after?: string | null },
    language: Language,
  ): Promise<ConnectionOf<TimelineEntry>> {
    const first = pageSize(page.first);
    const [after] = decodeCursor(page.after, ['integer']) ?? [0];
    const rows = await this.database.em
      .createQueryBuilder(TimelineEntryRow, 't')
      .where('t.caseId = :caseId and t.seq > :after', { caseId, after })
      .orderBy('t.seq')
      .limit(first + 1)
      .getMany();
    return toConnection(
      rows,
      { first, after: page.after ?? null },
      (row) => [row.seq],
      (row) => toEntry(row, language),
    );
  }

  /** The whole chain of a case, for verification. */
  async chain(caseId: string): Promise<TimelineEntryRow[]> {
    return this.database.em.find(TimelineEntryRow, { where: { caseId }, order: { seq: 'ASC' } });
  }
}

const AS_DEPUTY: Record<Language, string> = { 'zh-CN': '（代）', en: ' (by the deputy)' };

function toEntry(row: TimelineEntryRow, language: Language): TimelineEntry {
  // The chain holds for whom a deputy acted (AB角).
  const onBehalfOf = row.data['onBehalfOf'];
  const text = renderEvent(row.caseId.slice(0, row.caseId.indexOf(':')), row.type, row.data, language);
  return {
    seq: row.seq,
    at: row.at,
    type: row.type,
    text: onBehalfOf ? `${text}${AS_DEPUTY[language]}` : text,
    actor: toRef(row.actorPersonId && typedId('person', row.actorPersonId)),
    onBehalfOf: toRef(typeof onBehalfOf === 'string' ? onBehalfOf : null),
    actorRole: row.actorRole,
    actorUnit: toRef(row.actorUnitId && typedId('orgUnit', row.actorUnitId)),
    hash: row.hash,
    previousHash: row.previousHash,
  };
}
