import { typedId } from '@concord/contracts/ids';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { SessionRow } from '../session/session.entity.js';
import { profileOf } from './consultation.acts.js';
import type { ConsultationRow } from './consultation.entity.js';

/** The clocks of a consultation and of its sessions, each with the key of its budget (contracts/clocks). */
const CLOCKS = {
  RESEARCH: 'D5',
  SESSION_NOTICE: 'D6',
  MINUTES: 'D8',
  PUBLICITY_START: 'D9',
  PUBLICITY: 'D10',
  EXPLANATION: 'D20',
  REDELIBERATION: 'D21',
  STATUS_REPORT: 'D23',
} as const;
type ConsultationClock = keyof typeof CLOCKS;

/** Starts a clock of the consultation or of the session; one that the profile does not declare is not armed. */
export async function arm(
  tx: ActTransaction,
  row: ConsultationRow | SessionRow,
  kind: ConsultationClock,
  anchorEvent: string,
  how: { urgent?: boolean; dueOn?: string } = {},
): Promise<void> {
  const profile = profileOf(row, tx.tree);
  const { clocks } = profile.document;
  const plain: string = CLOCKS[kind];
  const profileClock = how.urgent && clocks[`${plain}_URGENT`] ? `${plain}_URGENT` : plain;
  if (!clocks[profileClock]) return;
  await tx.clocks.arm({
    caseId: typedId(row instanceof SessionRow ? 'session' : 'consultation', row.id),
    kind,
    profileClock,
    title: row.title,
    orgUnitId: row.orgUnitId,
    responsibleUnitId: row.conveningUnitId,
    anchorEvent,
    profile,
    ...(how.dueOn && { agreedDate: how.dueOn }),
  });
}

/**
 * Notice is due so many working days before the sitting (D6): the clock ends with the last day that is early enough,
 * with today where that day has passed already (shorter notice needs its reason anyway).
 */
export function noticeBy(tx: ActTransaction, row: SessionRow): { dueOn?: string } {
  const { clocks, calendarId } = profileOf(row, tx.tree).document;
  const budget = clocks[CLOCKS.SESSION_NOTICE];
  if (!budget) return {};
  const today = tx.clocks.localDate(tx.ctx.now, calendarId);
  const day = tx.clocks.localDate(row.scheduledAt, calendarId);
  const last = tx.clocks.lastDayBefore(day, budget.n, calendarId);
  return { dueOn: last < today ? today : last };
}
