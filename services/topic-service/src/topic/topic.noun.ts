import { actsOn, type Noun } from '@concord/service-kit/acts/noun';
import { arm, complete, endAllClocks, enter, type TopicClock } from './topic.case.js';
import { TopicRow } from './topic.entity.js';
import { readingRole } from './topic.permissions.js';
import { endsStory, isOver, type TopicState } from './topic.states.js';
import type { TopicContext } from './topic.who.js';

/** What all acts on a topic have in common. */
export const TOPIC: Noun<TopicRow, TopicContext> = {
  kind: 'topic',
  entity: TopicRow,
  readable: (row, { ctx, tree }) => readingRole(ctx.identity, row, tree) !== undefined,
  context: (_row, { ctx, tree }) => ({ identity: ctx.identity, tree, now: ctx.now }),
  ...{ isOver, endsStory, enter },
  clocks: { start: arm, complete, endAll: endAllClocks },
};

/** Writes one act on a topic (topic/acts/). */
export const topicAct = actsOn<TopicRow, TopicContext, TopicState, TopicClock>();
