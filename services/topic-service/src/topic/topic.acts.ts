import type { Decision } from '@concord/contracts/refusals';
import { decideAct } from '@concord/service-kit/acts/noun';
import { acknowledgeFiling } from '../stages/filing/acts/acknowledge-filing.act.js';
import { approveTopic } from '../stages/selection/acts/approve-topic.act.js';
import { archiveTopic } from '../stages/archive/acts/archive-topic.act.js';
import { closeTopic } from '../stages/closing/acts/close-topic.act.js';
import { completeFiling } from '../stages/filing/acts/complete-filing.act.js';
import { declineTopic } from '../stages/screening/acts/decline-topic.act.js';
import { disapproveTopic } from '../stages/selection/acts/disapprove-topic.act.js';
import { fileTopic } from '../stages/filing/acts/file-topic.act.js';
import { giveFeedback } from '../stages/feedback/acts/give-feedback.act.js';
import { mergeTopic } from '../stages/screening/acts/merge-topic.act.js';
import { recordEntrusterFeedback } from '../stages/entruster/acts/record-entruster-feedback.act.js';
import { referTopic } from '../stages/screening/acts/refer-topic.act.js';
import { reportToEntruster } from '../stages/entruster/acts/report-to-entruster.act.js';
import { resubmitTopic } from '../stages/intake/acts/resubmit-topic.act.js';
import { returnFiling } from '../stages/filing/acts/return-filing.act.js';
import { returnTopic } from '../stages/screening/acts/return-topic.act.js';
import { revealProposer } from '../stages/intake/acts/reveal-proposer.act.js';
import { screenTopic } from '../stages/screening/acts/screen-topic.act.js';
import type { TopicRow } from './topic.entity.js';
import { isOver } from './topic.states.js';
import type { TopicContext } from './topic.who.js';

/**
 * Acts of people on a topic, by the name of their mutation, in the order in which pages show them. What is not here
 * does not exist; permission tables, states, the graph, the web's forms and the table of acts are made of it.
 */
export const ACTS = {
  screenTopic,
  mergeTopic,
  returnTopic,
  referTopic,
  declineTopic,
  resubmitTopic,
  approveTopic,
  disapproveTopic,
  fileTopic,
  acknowledgeFiling,
  returnFiling,
  completeFiling,
  giveFeedback,
  reportToEntruster,
  recordEntrusterFeedback,
  closeTopic,
  archiveTopic,
  revealProposer,
};
export type TopicAct = keyof typeof ACTS;
export const TOPIC_ACTS = Object.keys(ACTS) as TopicAct[];

/** Those that answer with the topic as it is now; the others have doors of their own (proposer/). */
const { resubmitTopic: _byCode, revealProposer: _shown, ...answeringTopic } = ACTS;
export { answeringTopic };

/** Allowed or refused, on the row as it stands: it fills `actions` and decides under the lock (architecture.md 1). */
export function decide(row: TopicRow, act: TopicAct, context: TopicContext): Decision {
  return decideAct({ isOver }, ACTS[act], row, context);
}
