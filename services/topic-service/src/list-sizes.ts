import type { ListSizes } from '@concord/service-kit/graph/list-sizes';

/** Entries of the lists without pages in a large installation; the gateway multiplies by them (docs/security/cost.md). */
export const LIST_SIZES: ListSizes = {
  'FollowedTopic.asks': 5,
  'FollowedTopic.messages': 20,
  'FollowedTopic.steps': 15,
  'Query.publicUnits': 200,
  'Topic.actions': 15,
  'Topic.asks': 5,
  'Topic.deadlines': 4,
  'Topic.mergedTopics': 5,
  'Topic.missingToClose': 5,
  'Topic.steps': 15,
  'TopicFigures.bySource': 8,
};
