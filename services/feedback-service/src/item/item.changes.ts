import type { ChangeScopes } from '@concord/service-kit/changes/change-feed';
import { changesResolver } from '@concord/service-kit/changes/changes-field';
import { placesReadBy, unitsHandledBy } from './item.permissions.js';

/** As the lists of items and of escalations; drafts and messages are their readers' own. */
const scopes: ChangeScopes = (identity, tree) => {
  const units = placesReadBy(identity, tree);
  return [
    { typename: 'ResolutionItem', units, concerned: unitsHandledBy(identity, tree) },
    { typename: 'Escalation', units },
  ];
};

export const FeedbackChanges = changesResolver('feedbackChanges', scopes);
