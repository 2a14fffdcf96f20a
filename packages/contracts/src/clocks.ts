import type { ProfileDocument } from './profile.js';

/** The service that arms a clock and keeps its ledger. */
export type ClockOwner = 'topic-service' | 'consultation-service' | 'feedback-service';

/** A clock that the running process arms. */
export interface ArmedClock {
  /** Code of the clock, as in `Deadline.kind`. */
  kind: string;
  owner: ClockOwner;
  /** Codes of the events from which it runs. */
  anchors: readonly string[];
  /** Every place that arms it: the act that says so, or `file:function`, below the owner's `src`. */
  at: readonly string[];
  /**
   * `window`: time in which something may be done; run out, it is over and nobody was late, so it reminds nobody.
   * `before`: the budget counts back from a day that is fixed, and the due day is the last one that is early enough.
   */
  mode?: 'window' | 'before';
}

/** One clock of domain.md D.1. */
export type RegisteredClock =
  | { armed: readonly ArmedClock[] }
  /** A rule of domain.md that no clock of a case follows from. */
  | { rule: string }
  /** The part of the process that has its anchor or its end is not built yet: what is missing. */
  | { later: string };

const topic = (
  kind: string,
  anchors: string[],
  at: string[],
  mode?: ArmedClock['mode'],
): RegisteredClock => ({
  armed: [{ kind, owner: 'topic-service', anchors, at, ...(mode && { mode }) }],
});
const consultation = (
  kind: string,
  anchors: string[],
  at: string[],
  mode?: ArmedClock['mode'],
): RegisteredClock => ({
  armed: [{ kind, owner: 'consultation-service', anchors, at, ...(mode && { mode }) }],
});
const item = (kind: string, anchors: string[], at: string[], mode?: ArmedClock['mode']): RegisteredClock => ({
  armed: [{ kind, owner: 'feedback-service', anchors, at, ...(mode && { mode }) }],
});

const HANDED_OVER = 'item/item.clocks.ts:armHandedOver';
const RESEARCH = consultation(
  'RESEARCH',
  ['opened', 'redeliberationDecided'],
  ['consultation/consultation.service.ts:open', 'consultation/ending.service.ts:decideRedeliberation'],
);
const COMPLETION = {
  kind: 'ITEM_COMPLETION',
  owner: 'feedback-service',
  anchors: ['assigned', 'reworkRequested'],
  at: [HANDED_OVER, 'item/closing.service.ts:rework'],
} as const satisfies ArmedClock;
const NO_PROPOSAL_STEPS = 'handling of a filed proposal by departments: an escalation ends with its filing';
const NO_FORMAL = 'formal consultations: every session of today is one of the grass roots';

/**
 * Every clock of domain.md D.1 with its variants, by its key in the profile: what arms it and where, or why nothing
 * does. A test compares it with the sources of the services; a profile may declare none that is not here.
 */
export const CLOCKS: Readonly<Record<string, RegisteredClock>> = {
  D1: topic(
    'TOPIC_SCREENING',
    ['submitted'],
    ['stages/intake/intake.service.ts:resubmit', 'stages/intake/intake.service.ts:bringIn'],
  ),
  D2: topic('TOPIC_APPROVAL', ['screened'], ['stages/screening/acts/screen-topic.act.ts']),
  D3: topic('TOPIC_FILING', ['approved'], ['stages/selection/acts/approve-topic.act.ts']),
  // Not returned by then, the filing counts as acknowledged (decision 2): its story ends it.
  D4: topic(
    'TOPIC_FILING_RETURN',
    ['filingSent'],
    ['stages/filing/acts/file-topic.act.ts', 'stages/filing/acts/complete-filing.act.ts'],
    'window',
  ),
  D5: RESEARCH,
  D5_URGENT: RESEARCH,
  D6: consultation(
    'SESSION_NOTICE',
    ['sessionScheduled', 'sessionPostponed'],
    ['session/planning.service.ts:schedule', 'session/planning.service.ts:postpone'],
    'before',
  ),
  D6_FORMAL: { later: NO_FORMAL },
  D7: { later: 'papers of a session handed to its participants' },
  D7_FORMAL: { later: NO_FORMAL },
  D8: consultation('MINUTES', ['sessionConcluded'], ['session/closing.service.ts:end']),
  D9: consultation('PUBLICITY_START', ['minutesSigned'], ['minutes/minutes.service.ts:sign']),
  // The period itself is a stage of the consultation's story; the clock shows it, and ends with it.
  D10: consultation('PUBLICITY', ['publicityStarted'], ['publicity/publicity.service.ts:start'], 'window'),
  D11: item('ITEM_SIGN_FOR', ['assigned'], [HANDED_OVER]),
  D12: item('ITEM_RETURN', ['assigned'], [HANDED_OVER], 'window'),
  D13: { later: 'a record of the first contact with the proposer (面商)' },
  D14: item('ITEM_CO_OPINION', ['assigned'], [HANDED_OVER]),
  D15: { later: NO_PROPOSAL_STEPS },
  D16: { armed: [...armedOf(item('ITEM_REPLY', ['assigned'], [HANDED_OVER])), COMPLETION] },
  D17_PLAN: item('ITEM_PLAN', ['assigned'], [HANDED_OVER]),
  D17: { armed: [COMPLETION] },
  D18: { later: 'settlement among residents (T13, RESIDENTS): every commitment of today goes to a unit' },
  D19: { later: NO_PROPOSAL_STEPS },
  D20: consultation('EXPLANATION', ['outcomeRecorded'], ['session/deliberation.service.ts:recordOutcome']),
  D21: consultation(
    'REDELIBERATION',
    ['redeliberationDecided'],
    ['consultation/ending.service.ts:decideRedeliberation'],
  ),
  D22: item('FIRST_VISIT', ['replied'], ['item/reply.service.ts:reply']),
  D22_LOOKBACK: { later: 'a look back at a closed item (回头看)' },
  D23: consultation('STATUS_REPORT', ['sessionConcluded'], ['session/closing.service.ts:conclude']),
  D24: { later: 'settlement agreements and their judicial confirmation' },
  D25: { rule: 'a reception day on a holiday moves to the next working day: a date of the plan, no clock' },
  D26: { rule: 'at most two requests for leave of a member: a count, no clock' },
};

/** The clocks that a registered key arms; none where it is a rule or belongs to a later part. */
export function armedOf(clock: RegisteredClock | undefined): readonly ArmedClock[] {
  return clock && 'armed' in clock ? clock.armed : [];
}

const BY_KIND = new Map(
  Object.values(CLOCKS)
    .flatMap(armedOf)
    .map((clock) => [clock.kind, clock]),
);

/** Codes of all clocks that the running process arms, as in `Deadline.kind`. */
export const CLOCK_KINDS: readonly string[] = [...BY_KIND.keys()];

/** What is registered for a code of `Deadline.kind`. */
export function clockOfKind(kind: string): ArmedClock | undefined {
  return BY_KIND.get(kind);
}

/** Codes of the clocks that are windows: they run out without anybody being late. */
export const WINDOW_KINDS: readonly string[] = [...BY_KIND.values()]
  .filter((clock) => clock.mode === 'window')
  .map((clock) => clock.kind);

/** Keys that a profile declares and that no part of the process knows as a clock: such a profile is refused. */
export function unknownClocks(profile: Pick<ProfileDocument, 'clocks'>): string[] {
  return Object.keys(profile.clocks).filter((key) => {
    const known = Object.hasOwn(CLOCKS, key) ? CLOCKS[key] : undefined;
    return !known || 'rule' in known;
  });
}
