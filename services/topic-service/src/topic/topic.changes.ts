import type { ChangeScopes } from '@concord/service-kit/changes/change-feed';
import { changesResolver } from '@concord/service-kit/changes/changes-field';
import { departmentsOf, unitsReadBy } from './topic.permissions.js';

/** As the list of topics. */
const scopes: ChangeScopes = (identity, tree) => [
  { typename: 'Topic', units: unitsReadBy(identity, tree), concerned: departmentsOf(identity) },
];

export const TopicChanges = changesResolver('topicChanges', scopes);
