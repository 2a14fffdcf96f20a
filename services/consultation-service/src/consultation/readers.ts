import type { EntityManager } from 'typeorm';
import type { ParticipantRow } from '../session/participant.entity.js';
import type { SessionRow } from '../session/session.entity.js';
import { ConsultationRow } from './consultation.entity.js';

/** A session as it will be once the act is done: its row is written at the end only. */
interface SessionNow {
  session: Pick<SessionRow, 'id' | 'state' | 'noticeSentAt' | 'chairPersonId'>;
  participants: readonly ParticipantRow[];
}

/** Whether those invited were told: nobody knows of an invitation before its notice, nor of one that was given up before it. */
const isTold = ({ state, noticeSentAt }: SessionNow['session']): boolean =>
  state !== 'PLANNED' && (state !== 'CANCELLED' || noticeSentAt !== null);

/**
 * Writes down who reads the case by his name: whoever is on it now. The research team, who chairs, and who was told of
 * an invitation and not removed. Called in every act that changes one of them.
 */
export async function nameReaders(em: EntityManager, row: ConsultationRow, here?: SessionNow): Promise<void> {
  const elsewhere: { id: string }[] = await em.query(
    `select s.chair_person_id as id from session s
       where s.consultation_id = $1 and s.id is distinct from $2 and s.chair_person_id is not null
     union select p.person_id from participant p join session s on s.id = p.session_id
       where s.consultation_id = $1 and s.id is distinct from $2
         and s.state <> 'PLANNED' and (s.state <> 'CANCELLED' or s.notice_sent_at is not null)
         and p.status <> 'REMOVED' and p.person_id is not null`,
    [row.id, here?.session.id ?? null],
  );
  const told = here && isTold(here.session) ? here.participants : [];
  const named = [
    row.research.leadPersonId,
    ...row.research.teamPersonIds,
    here?.session.chairPersonId ?? null,
    ...told.filter(({ status }) => status !== 'REMOVED').map(({ personId }) => personId),
    ...elsewhere.map(({ id }) => id),
  ];
  row.readerPersonIds = [...new Set(named.filter((id) => id !== null))];
  // An act on a session writes the session's row, not always this one.
  await em.update(ConsultationRow, { id: row.id }, { readerPersonIds: row.readerPersonIds });
}
