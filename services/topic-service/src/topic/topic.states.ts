/** States of a topic (domain.md B.1); codes are strings in the graph and in facts. */
export const TOPIC_STATES = [
  'SUBMITTED',
  'RETURNED',
  'MERGED',
  'REFERRED',
  'DECLINED',
  'PENDING_APPROVAL',
  'APPROVED',
  'FILED',
  'RESEARCHING',
  'READY',
  'IN_DELIBERATION',
  'OUTCOME_RECORDED',
  'PUBLICIZING',
  'IMPLEMENTING',
  'SUPERVISING',
  'REPORTED',
  'EXPLAINED',
  'REDELIBERATE',
  'SUBMITTED_FOR_DECISION',
  'CLOSED',
  'ARCHIVED',
] as const;
export type TopicState = (typeof TOPIC_STATES)[number];

/** States that follow the topic's consultation (T7–T20): its story reports them, nobody sets them by hand. */
export const PROGRESS_STATES = [
  'RESEARCHING',
  'READY',
  'IN_DELIBERATION',
  'OUTCOME_RECORDED',
  'PUBLICIZING',
  'IMPLEMENTING',
  'SUPERVISING',
  'REPORTED',
  'EXPLAINED',
  'REDELIBERATE',
  'SUBMITTED_FOR_DECISION',
] as const satisfies readonly TopicState[];

/** Approved and not over: filing, feedback and closing belong here. */
export const AFTER_APPROVAL = [
  'APPROVED',
  'FILED',
  ...PROGRESS_STATES,
] as const satisfies readonly TopicState[];

/** States after which the topic's story ends; a closed topic still waits to be archived. */
const STORY_ENDS = ['MERGED', 'REFERRED', 'DECLINED', 'ARCHIVED'] as const satisfies readonly TopicState[];

const OVER: readonly string[] = [...STORY_ENDS, 'CLOSED'];
const PROGRESS: readonly string[] = PROGRESS_STATES;
const APPROVED_AND_OPEN: readonly string[] = AFTER_APPROVAL;

/** Nothing is decided about the topic any more. */
export const isOver = (state: string): boolean => OVER.includes(state);
/** A state that the consultation brings about. */
export const isProgressState = (state: string): boolean => PROGRESS.includes(state);
/** Approved, and not over yet. */
export const isApprovedAndOpen = (state: string): boolean => APPROVED_AND_OPEN.includes(state);

export interface TopicTransition {
  from: readonly TopicState[];
  /** null: the act leaves the state as it is. */
  to: TopicState | null;
  /** Rule of domain.md, shown with a refusal. */
  rule: string;
  source: string;
}

/**
 * Acts of people on a topic, by the name of their mutation (T2–T6, T14, T17, T19). One table: what is not in it
 * does not exist, and a state that an act does not name refuses it.
 */
export const TRANSITIONS = {
  screenTopic: { from: ['SUBMITTED'], to: 'PENDING_APPROVAL', rule: 'T2', source: 'S0' },
  mergeTopic: { from: ['SUBMITTED'], to: 'MERGED', rule: 'T2', source: 'P20' },
  returnTopic: { from: ['SUBMITTED'], to: 'RETURNED', rule: 'T3', source: 'INF' },
  referTopic: { from: ['SUBMITTED'], to: 'REFERRED', rule: 'T3', source: 'INF' },
  declineTopic: { from: ['SUBMITTED'], to: 'DECLINED', rule: 'T3', source: 'INF' },
  resubmitTopic: { from: ['RETURNED'], to: 'SUBMITTED', rule: 'T1', source: 'INF' },
  approveTopic: { from: ['PENDING_APPROVAL'], to: 'APPROVED', rule: 'T5', source: 'S0' },
  disapproveTopic: { from: ['PENDING_APPROVAL'], to: 'DECLINED', rule: 'T5', source: 'S0' },
  fileTopic: { from: AFTER_APPROVAL, to: null, rule: 'T6', source: 'S0' },
  acknowledgeFiling: { from: AFTER_APPROVAL, to: null, rule: 'T6', source: 'S0' },
  returnFiling: { from: AFTER_APPROVAL, to: null, rule: 'T6', source: 'INF' },
  completeFiling: { from: AFTER_APPROVAL, to: null, rule: 'T6', source: 'INF' },
  giveFeedback: { from: ['REPORTED', 'EXPLAINED'], to: null, rule: 'T17', source: 'S3' },
  reportToEntruster: {
    from: ['OUTCOME_RECORDED', 'PUBLICIZING', 'IMPLEMENTING', 'SUPERVISING', 'REPORTED', 'EXPLAINED'],
    to: null,
    rule: 'T14',
    source: 'S0',
  },
  recordEntrusterFeedback: {
    from: ['OUTCOME_RECORDED', 'PUBLICIZING', 'IMPLEMENTING', 'SUPERVISING', 'REPORTED', 'EXPLAINED'],
    to: null,
    rule: 'T14',
    source: 'S0',
  },
  closeTopic: { from: AFTER_APPROVAL, to: 'CLOSED', rule: 'T17', source: 'S3' },
  archiveTopic: { from: ['CLOSED'], to: 'ARCHIVED', rule: 'T17', source: 'INF' },
  revealProposer: { from: TOPIC_STATES, to: null, rule: 'T1', source: 'INF' },
} as const satisfies Record<string, TopicTransition>;

export type TopicAct = keyof typeof TRANSITIONS;
/** In the order in which pages show them. */
export const TOPIC_ACTS = Object.keys(TRANSITIONS) as TopicAct[];
