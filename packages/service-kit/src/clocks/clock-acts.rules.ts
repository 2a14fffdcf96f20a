import { isOverdue, type Reckoned } from '@concord/business-time/deadline';
import { BusinessTimeError, type BusinessTimeCode } from '@concord/business-time/errors';
import { pauseReasons } from '@concord/business-time/ledger';
import { clockOfKind } from '@concord/contracts/clocks';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { refuseAct } from '../acts/refused.js';
import type { ClockRow } from './clock.entity.js';

/** What people may do about a clock; a mutation's name has its noun within, e.g. `requestItemExtension`. */
export const CLOCK_ACTS = ['requestExtension', 'decideExtension', 'pauseDeadline', 'resumeDeadline'] as const;
export type ClockAct = (typeof CLOCK_ACTS)[number];

/** On which side of a clock somebody stands, and under which post; both undefined for everybody else. */
export interface ClockSides {
  /** He must act in time. */
  responsible: RoleAssignmentClaim | undefined;
  /** He set the time, or stands above who did; never on the responsible unit itself. */
  issuer: RoleAssignmentClaim | undefined;
}

/** What a decision about a clock reads. */
export interface ClockFacts {
  row: Pick<ClockRow, 'kind'>;
  /** At the case time of the decision. */
  reckoned: Reckoned;
  /** Who asked for more time and has no answer yet. */
  askedBy: string | null;
  sides: ClockSides;
  /** Who decides now has asked himself, or his deputy has, or he as a deputy. */
  ownRequest: boolean;
}

const RULE = 'E.2';
const SIDE = {
  requestExtension: 'responsible',
  decideExtension: 'issuer',
  pauseDeadline: 'issuer',
  resumeDeadline: 'issuer',
} as const satisfies Record<ClockAct, keyof ClockSides>;

/** The post that the act is done under. */
export function clockPost(act: ClockAct, sides: ClockSides): RoleAssignmentClaim | undefined {
  return sides[SIDE[act]];
}

/** Allowed or refused: the side first, then the clock as it stands, then what the act demands (E.2). */
export function decideClockAct(act: ClockAct, facts: ClockFacts): Decision {
  const { sides, row, reckoned } = facts;
  if (!clockPost(act, sides)) {
    return refuse(
      SIDE[act] === 'issuer' ? 'DEADLINE_NOT_ISSUER' : 'DEADLINE_NOT_RESPONSIBLE',
      {},
      RULE,
      'INF',
    );
  }
  if (clockOfKind(row.kind)?.mode) return refuse('DEADLINE_FIXED', { clock: row.kind }, RULE, 'INF');
  if (reckoned.state === 'completed' || reckoned.state === 'cancelled') {
    return refuse('DEADLINE_ENDED', { clock: row.kind }, RULE, 'INF');
  }
  switch (act) {
    case 'requestExtension':
      return decideRequest(facts);
    case 'decideExtension':
      if (facts.askedBy === null) return refuse('EXTENSION_NOT_ASKED', {}, RULE, 'INF');
      return facts.ownRequest ? refuse('EXTENSION_OWN_REQUEST', {}, RULE, 'INF') : ALLOWED;
    case 'pauseDeadline':
      if (reckoned.state === 'paused') return refuse('PAUSE_OVERLAPS', {}, RULE, 'INF');
      return expired(reckoned)
        ? refuse('PAUSE_AFTER_EXPIRY', { date: reckoned.dueDate }, RULE, 'INF')
        : ALLOWED;
    case 'resumeDeadline':
      return reckoned.state === 'paused' ? ALLOWED : refuse('DEADLINE_NOT_PAUSED', {}, RULE, 'INF');
  }
}

function decideRequest({ row, reckoned, askedBy }: ClockFacts): Decision {
  if (reckoned.extension) return refuse('EXTENSION_SECOND', { date: reckoned.dueDate }, RULE, 'P42');
  if (!reckoned.maxExtension) return refuse('EXTENSION_UNAVAILABLE', { clock: row.kind }, RULE, 'INF');
  if (askedBy !== null) return refuse('EXTENSION_PENDING', {}, RULE, 'INF');
  if (reckoned.state === 'paused') return refuse('DEADLINE_PAUSED', {}, RULE, 'INF');
  return expired(reckoned)
    ? refuse('EXTENSION_AFTER_EXPIRY', { date: reckoned.dueDate }, RULE, 'P42')
    : ALLOWED;
}

const expired = (reckoned: Reckoned): boolean => isOverdue(reckoned, reckoned.asOf);

/** Whether a page has a use for the act: it fits what the clock is, and its side is the asker's. */
export function offersClockAct(act: ClockAct, facts: ClockFacts): boolean {
  const { reckoned, sides, askedBy } = facts;
  const decision = decideClockAct(act, facts);
  if (!clockPost(act, sides)) return false;
  if (!decision.allowed && decision.refusal.code === 'DEADLINE_FIXED') return false;
  switch (act) {
    case 'requestExtension':
      return reckoned.maxExtension !== null;
    case 'decideExtension':
      return askedBy !== null;
    case 'pauseDeadline':
      return reckoned.state === 'running';
    case 'resumeDeadline':
      return reckoned.state === 'paused';
  }
}

/** The pause's reason, one of the three lawful ones. */
export function lawfulReason(reason: string): (typeof pauseReasons)[number] {
  const lawful = pauseReasons.find((known) => known === reason);
  return lawful ?? refuseAct('PAUSE_REASON_UNLAWFUL', { offered: pauseReasons.join(', ') }, RULE, 'INF');
}

/** What business-time refuses, as the refusal that people read. */
const REFUSED: Partial<Record<BusinessTimeCode, string>> = {
  'second-extension': 'EXTENSION_SECOND',
  'extension-after-expiry': 'EXTENSION_AFTER_EXPIRY',
  'extension-beyond-bound': 'EXTENSION_BEYOND_BOUND',
  'extension-not-later': 'EXTENSION_NOT_LATER',
  'clock-not-running': 'DEADLINE_PAUSED',
  'clock-not-paused': 'DEADLINE_NOT_PAUSED',
  'clock-closed': 'DEADLINE_ENDED',
  'pause-after-expiry': 'PAUSE_AFTER_EXPIRY',
  'entry-out-of-order': 'DEADLINE_CHANGED_SINCE',
  'unknown-calendar': 'CALENDAR_UNKNOWN',
  'year-before-2007': 'DATE_OUT_OF_RANGE',
  'term-over-ten-years': 'DATE_OUT_OF_RANGE',
  'bad-date': 'DATE_OUT_OF_RANGE',
};

/** Does what touches a ledger; a refusal of business-time rolls the act back as data, with its rule. */
export async function inLedger<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof BusinessTimeError ? REFUSED[error.code] : undefined;
    if (!(error instanceof BusinessTimeError) || !code) throw error;
    const date = error.params['dueDate'] ?? String(error.params['dueAt'] ?? '').slice(0, 10);
    return refuseAct(code, { ...(date && { date }), ...error.params }, RULE, 'INF');
  }
}
