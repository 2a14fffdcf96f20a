import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { Language } from '@concord/contracts/identity';
import { characterFault, isSeen } from '@concord/service-kit/acts/characters';
import type { PersonRow } from './person.entity.js';

const NAME_MAX = 50;
const SUBJECT_MAX = 200;
const PHONE = /^\+?[0-9][0-9 -]{4,19}$/;

/** Somebody new: checked, and without an id yet. */
export interface NewPerson {
  decision: Decision;
  person: Omit<PersonRow, 'id'>;
}

/** Checks what was entered of somebody new. */
export function newPerson(entered: {
  name: string;
  phone: string | null;
  subject: string | null;
  language: Language;
}): NewPerson {
  const name = entered.name.trim();
  const phone = entered.phone?.trim() || null;
  const subject = isSeen(entered.subject) ? entered.subject.trim() : null;
  const person = {
    name,
    nameEn: null,
    phone,
    subject,
    language: entered.language,
    disabled: false,
    sampleOrder: null,
  };
  return { decision: decideNew(name, phone, subject), person };
}

function decideNew(name: string, phone: string | null, subject: string | null): Decision {
  if ([...name].length > NAME_MAX) return refuse('TEXT_TOO_LONG', { field: 'name', max: NAME_MAX });
  if (subject && subject.length > SUBJECT_MAX) {
    return refuse('TEXT_TOO_LONG', { field: 'subject', max: SUBJECT_MAX });
  }
  for (const [field, value] of Object.entries({ name, subject })) {
    const fault = value === null ? null : characterFault(value, 'one line');
    if (fault) return refuse(fault, { field });
  }
  return phone && !PHONE.test(phone) ? refuse('PHONE_MALFORMED') : ALLOWED;
}
