import { typedId } from '@concord/contracts/ids';
import type { Language } from '@concord/contracts/identity';
import { fill } from '@concord/service-kit/i18n/catalogue';
import { toRef } from '@concord/service-kit/graph/shared.types';
import { maskName, maskPhone } from '@concord/service-kit/i18n/masking';
import { toCommitment } from './commitment.graphql.js';
import type { ParticipantRow } from './participant.entity.js';
import type { SessionRow } from './session.entity.js';
import type { Statement } from './record.graphql.js';
import type { Participant, Session } from './session.graphql.js';
import { isCounted } from './session.states.js';
import type { StatementRow } from './statement.entity.js';

export function toSession(row: SessionRow): Session {
  return {
    id: typedId('session', row.id),
    version: row.version,
    updatedAt: row.updatedAt,
    number: row.number,
    title: row.title,
    round: row.round,
    state: row.state,
    scheduledAt: row.scheduledAt,
    place: row.place,
    form: row.form,
    chair: toRef(row.chairPersonId && typedId('person', row.chairPersonId)),
    counts: row.counts,
    notCountingReason: row.notCountingReason,
    noticeSentAt: row.noticeSentAt,
    shortNoticeReason: row.shortNoticeReason,
    openedAt: row.openedAt,
    phases: row.phases.map((phase) => ({ ...phase, at: new Date(phase.at) })),
    outcome: row.outcome,
    outcomeReason: row.outcomeReason,
    announcedInOpenSession: row.announcedInOpenSession,
    commitments: row.commitments.map(toCommitment),
    nothingToImplement: row.nothingToImplement,
    concludedAt: row.concludedAt,
    minutes:
      row.minutesText === null
        ? null
        : {
            text: row.minutesText,
            draftedAt: row.minutesDraftedAt!,
            signedAt: row.minutesSignedAt,
            signedBy: toRef(row.minutesSignedBy && typedId('person', row.minutesSignedBy)),
          },
    row,
  };
}

/** People with an account are shown by `person`; the names of all others are masked. */
function shownName(row: ParticipantRow): string | null {
  return row.personId || !row.name ? null : maskName(row.name);
}

export function toParticipant(row: ParticipantRow, showPosition: boolean): Participant {
  return {
    id: typedId('participant', row.id),
    name: shownName(row),
    phoneMasked: maskPhone(row.phone),
    capacity: row.capacity,
    status: row.status,
    alternate: row.alternate,
    atDoor: row.atDoor,
    unit: toRef(row.unitId && typedId('orgUnit', row.unitId)),
    person: toRef(row.personId && typedId('person', row.personId)),
    signedInAt: row.signedInAt,
    position: showPosition ? row.position : null,
    counted: isCounted(row.capacity),
  };
}

export function toStatement(
  row: StatementRow,
  speaker: ParticipantRow | undefined,
  language: Language,
): Statement {
  const label = fill('{capacity}', { capacity: row.capacity }, language);
  return {
    no: row.no,
    phase: row.phase,
    participantId: typedId('participant', row.participantId),
    speakerLabel: [label, speaker && shownName(speaker)].filter(Boolean).join(' '),
    askNo: row.askNo,
    text: row.text,
    at: row.at,
  };
}
