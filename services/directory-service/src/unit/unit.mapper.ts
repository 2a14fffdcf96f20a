import type { OrgUnitRecord } from '@concord/contracts/directory';
import { typedId } from '@concord/contracts/ids';
import type { Language } from '@concord/contracts/identity';
import { OrgUnit } from './unit.graphql.js';

/** A unit as the graph shows it. */
export function toOrgUnit(unit: OrgUnitRecord, language: Language): OrgUnit {
  return Object.assign(new OrgUnit(), {
    id: typedId('orgUnit', unit.id),
    name: language === 'en' ? unit.nameEn : unit.name,
    nameZh: unit.name,
    nameEn: unit.nameEn,
    kind: unit.kind,
    level: unit.level,
    officialOrder: unit.officialOrder,
    calendarId: unit.calendarId,
  });
}
