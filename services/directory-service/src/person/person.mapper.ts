import type { OrgUnitRecord, PostRecord } from '@concord/contracts/directory';
import { typedId } from '@concord/contracts/ids';
import type { Language } from '@concord/contracts/identity';
import type { Role } from '@concord/contracts/roles';
import { ROLE_LABELS } from '../i18n/roles.js';
import { toOrgUnit } from '../unit/unit.mapper.js';
import { Person, type Post } from './person.graphql.js';
import type { PersonRow } from './person.entity.js';

/** 138****5678 */
export function maskPhone(phone: string | null): string | null {
  return phone && phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone && '****';
}

/** The name that a reader of the language sees. */
export function nameOf(person: Pick<PersonRow, 'name' | 'nameEn'>, language: Language): string {
  return (language === 'en' ? person.nameEn : null) ?? person.name;
}

export function roleLabel(role: string, language: Language): string {
  return Object.hasOwn(ROLE_LABELS, role) ? ROLE_LABELS[role as Role][language] : role;
}

/** A person as the graph shows him. */
export function toPerson(person: PersonRow, language: Language): Person {
  return Object.assign(new Person(), {
    id: typedId('person', person.id),
    name: nameOf(person, language),
    phoneMasked: maskPhone(person.phone),
  });
}

export function toPost(post: PostRecord, unit: OrgUnitRecord, language: Language): Post {
  return {
    role: post.role,
    roleLabel: roleLabel(post.role, language),
    orgUnit: toOrgUnit(unit, language),
    from: new Date(post.from),
    until: post.until === null ? null : new Date(post.until),
  };
}
