/** The service that keeps a stage and decides in it. */
export type Owner = 'topic' | 'consultation' | 'feedback';

/** What a kind of stage is in code: its contract with profiles. */
export interface KindContract {
  owner: Owner;
  /** Results that every profile with the kind must lead on. A new one breaks saved profiles: put it into `may` first. */
  results: readonly string[];
  /** Results that a profile may have besides. */
  may?: readonly string[];
  /** Moments between beginning and end from which or to which a clock may run. */
  marks?: readonly string[];
  /** Words of the profile that its pages and papers show. */
  words?: readonly string[];
  /** Somebody does acts in it: `by` must name who, at every level. */
  acts?: boolean;
  /** It begins by an act of its own, and never by its result. */
  begins?: boolean;
}

export const KINDS = {
  INTAKE: { owner: 'topic', results: ['SUBMITTED'], words: ['topic'] },
  SCREENING: {
    owner: 'topic',
    results: ['ACCEPTED', 'DECLINED'],
    may: ['RETURNED', 'MERGED', 'REFERRED', 'LANE_SPOT', 'LANE_POOL'],
    acts: true,
  },
  SELECTION: { owner: 'topic', results: ['APPROVED'], may: ['SENT_BACK', 'DISAPPROVED'] },
  FILING: { owner: 'topic', results: ['FILED'], marks: ['sent', 'returned'] },
  PARTICIPANTS: { owner: 'consultation', results: ['SETTLED'], acts: true },
  RESEARCH: { owner: 'consultation', results: ['ACCEPTED'], marks: ['submitted', 'returned'], acts: true },
  SITTING: {
    owner: 'consultation',
    results: ['CONSENSUS', 'NO_CONSENSUS'],
    may: ['BASIC_CONSENSUS', 'HARD_TO_REACH'],
    marks: ['scheduled', 'noticed', 'concluded', 'minutesSigned'],
    words: ['session', 'room'],
    acts: true,
    begins: true,
  },
  PUBLICITY: { owner: 'consultation', results: ['PASSED'], may: ['UPHELD'], acts: true, begins: true },
  EXPLANATION: {
    owner: 'consultation',
    results: ['ENOUGH'],
    may: ['AGAIN', 'AGAIN_RESEARCH'],
    marks: ['explained'],
    acts: true,
  },
  REFERENCE: { owner: 'consultation', results: ['SUBMITTED'], may: ['NOT_SUBMITTED'], acts: true },
  ADVICE: { owner: 'feedback', results: ['SUBMITTED'], may: ['NONE'], acts: true },
  ENTRUSTER: { owner: 'topic', results: ['ANSWERED'], marks: ['told'], acts: true },
  HANDLING: { owner: 'feedback', results: ['COMPLETED'], words: ['item'], acts: true },
  SUPERVISION: { owner: 'feedback', results: ['VERIFIED', 'REWORK'], acts: true },
  REPORT: { owner: 'consultation', results: ['REPORTED'], acts: true },
  FEEDBACK: { owner: 'topic', results: ['GIVEN'], acts: true },
  BACKSTOP: { owner: 'topic', results: ['SETTLED', 'NOT_TAKEN'], acts: true },
  CLOSING: { owner: 'topic', results: ['CLOSED'], acts: true },
  ARCHIVE: { owner: 'topic', results: ['ARCHIVED'], acts: true },
} as const satisfies Record<string, KindContract>;

export type Kind = keyof typeof KINDS;

/** The contract of a kind, with its optional parts. */
export const contractOf = (kind: Kind): KindContract => KINDS[kind];
