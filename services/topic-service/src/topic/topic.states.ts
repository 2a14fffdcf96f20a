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

/** Its deliberation has a result. */
export const WITH_OUTCOME = [
  'OUTCOME_RECORDED',
  'PUBLICIZING',
  'IMPLEMENTING',
  'SUPERVISING',
  'REPORTED',
  'EXPLAINED',
] as const satisfies readonly TopicState[];

/** States after which the topic's story ends; a closed topic still waits to be archived. */
const STORY_ENDS = ['MERGED', 'REFERRED', 'DECLINED', 'ARCHIVED'] as const satisfies readonly TopicState[];

const OVER: readonly string[] = [...STORY_ENDS, 'CLOSED'];
const PROGRESS: readonly string[] = PROGRESS_STATES;
const APPROVED_AND_OPEN: readonly string[] = AFTER_APPROVAL;

/** Nothing is decided about the topic any more. */
export const isOver = (state: string): boolean => OVER.includes(state);
/** Its story has nothing left to tell. */
export const endsStory = (state: string): boolean => (STORY_ENDS as readonly string[]).includes(state);
/** A state that the consultation brings about. */
export const isProgressState = (state: string): boolean => PROGRESS.includes(state);
/** Approved, and not over yet. */
export const isApprovedAndOpen = (state: string): boolean => APPROVED_AND_OPEN.includes(state);
