import { typedId } from '@concord/contracts/ids';
import type { ConsultationRow } from '../consultation/consultation.entity.js';
import { toCommitment } from '../session/commitment.graphql.js';
import type { SessionRow } from '../session/session.entity.js';
import type { ObjectionRow } from './objection.entity.js';
import type { Objection, PublicNotice } from './publicity.graphql.js';

/** Without name and telephone: they leave the service by a reveal only. */
export function toObjection(row: ObjectionRow, lookAlikes = 1): Objection {
  return {
    id: typedId('objection', row.id),
    at: row.at,
    text: row.text,
    handling: row.handling,
    upheld: row.upheld,
    handledAt: row.handledAt,
    lookAlikes,
  };
}

/** What everybody sees: the outcome and what was agreed on, never positions or names. */
export function toPublicNotice(
  row: ConsultationRow,
  session: SessionRow | undefined,
  now: Date,
): PublicNotice {
  const id = typedId('consultation', row.id);
  return {
    id,
    consultationId: id,
    title: row.title,
    orgUnit: { id: typedId('orgUnit', row.orgUnitId) },
    outcome: row.outcome,
    commitments: (session?.commitments ?? []).map(toCommitment),
    from: row.publicityFrom!,
    endsAt: row.publicityEndsAt!,
    open: row.state === 'PUBLICIZING' && now <= row.publicityEndsAt!,
  };
}
