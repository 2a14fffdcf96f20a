import type { Language } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { Step } from './topic.graphql.js';
import type { TopicRow } from './topic.entity.js';
import { isOver } from './topic.states.js';

/**
 * The region's steps as they stand for one topic. A step is DONE when one of its states was entered, CURRENT where
 * the topic is now, AHEAD after that; what was passed over, or will not come any more, is SKIPPED.
 */
export function stepsOf(
  row: Pick<TopicRow, 'state' | 'history'>,
  profile: ProfileDocument,
  language: Language,
): Step[] {
  const { steps } = profile;
  const over = isOver(row.state);
  const stepAt = (state: string): number => steps.findIndex((step) => step.states.includes(state));
  // A state may stand in no step (merged, declined …): then the topic is where it last was in one.
  const current = row.history.map((entry) => stepAt(entry.state)).findLast((at) => at >= 0) ?? 0;
  return steps.map((step, at) => {
    const entered = row.history.find((entry) => step.states.includes(entry.state));
    return {
      key: step.key,
      label: step.label[language],
      state:
        !over && at === current ? 'CURRENT' : !over && at > current ? 'AHEAD' : entered ? 'DONE' : 'SKIPPED',
      since: entered && (over || at <= current) ? new Date(entered.at) : null,
    };
  });
}
