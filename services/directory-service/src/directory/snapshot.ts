import type {
  CalendarNoticeRecord,
  DeputyRecord,
  DirectorySnapshot,
  OrgUnitRecord,
  PostRecord,
} from '@concord/contracts/directory';
import type { EntityManager } from 'typeorm';
import { CalendarNoticeRow } from '../calendar/notice.entity.js';
import { PersonRow } from '../person/person.entity.js';
import { DeputyRow } from '../post/deputy.entity.js';
import { PostRow } from '../post/post.entity.js';
import { ProfileRow } from '../profile/profile.entity.js';
import { UnitRow } from '../unit/unit.entity.js';

function unitRecord(row: UnitRow): OrgUnitRecord {
  const { id, parentId, kind, level, nameZh, nameEn, officialOrder, calendarId, profileKey } = row;
  return { id, parentId, kind, level, name: nameZh, nameEn, officialOrder, calendarId, profileKey };
}

function postRecord(row: PostRow, language: string): PostRecord {
  return {
    personId: row.personId,
    role: row.role,
    orgUnitId: row.orgUnitId,
    from: row.validFrom.toISOString(),
    until: row.validUntil?.toISOString() ?? null,
    language,
  };
}

function deputyRecord(row: DeputyRow, language: string): DeputyRecord {
  const { holderId, personId, role, orgUnitId } = row;
  const period = { from: row.validFrom.toISOString(), until: row.validUntil.toISOString() };
  const limits = row.acts.length > 0 ? { acts: row.acts } : {};
  return { holderId, personId, role, orgUnitId, ...period, language, ...limits };
}

/** Published notices in the order in which they came into force, then drafts; withdrawn ones are gone. */
async function calendarRecords(em: EntityManager): Promise<CalendarNoticeRecord[]> {
  const rows = await em
    .createQueryBuilder(CalendarNoticeRow, 'n')
    .where("n.state in ('DRAFT', 'PUBLISHED')")
    .orderBy('n.publishedVersion', 'ASC', 'NULLS LAST')
    .addOrderBy('n.id')
    .getMany();
  return rows.map((row) => ({
    noticeId: row.id,
    layerId: row.layerId,
    state: row.state as CalendarNoticeRecord['state'],
    publishedAt: row.publishedAt?.toISOString() ?? null,
    sheet: row.sheet,
  }));
}

/** The whole directory from its rows, without anybody's name; read under the directory's lock when it is written. */
export async function readSnapshot(em: EntityManager, version: number): Promise<DirectorySnapshot> {
  const units = await em.find(UnitRow, { order: { officialOrder: 'ASC', id: 'ASC' } });
  const posts = await em.find(PostRow, { order: { validFrom: 'ASC', id: 'ASC' } });
  const deputies = await em.find(DeputyRow, { order: { validFrom: 'ASC', id: 'ASC' } });
  const people = await em.find(PersonRow, { select: { id: true, language: true } });
  const profiles = await em.find(ProfileRow, { order: { key: 'ASC', version: 'ASC' } });
  const languages = new Map(people.map((person) => [person.id, person.language]));
  const languageOf = (personId: string): string => languages.get(personId) ?? 'zh-CN';
  return {
    version,
    units: units.map(unitRecord),
    posts: posts.map((post) => postRecord(post, languageOf(post.personId))),
    profiles: profiles.map(({ key, version: n, document }) => ({ key, version: n, document })),
    deputies: deputies.map((deputy) => deputyRecord(deputy, languageOf(deputy.personId))),
    calendars: await calendarRecords(em),
  };
}
