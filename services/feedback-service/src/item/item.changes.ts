import type { ChangeScopes } from '@concord/service-kit/changes/change-feed';
import { changesResolver } from '@concord/service-kit/changes/changes-field';
import { placesDraftedAt } from '../escalation/escalation.rules.js';
import { placesReadBy, unitsHandledBy } from './item.permissions.js';

/** As the lists of items and of escalations; drafts and messages are their readers' own. */
const scopes: ChangeScopes = (identity, tree) => {
  const units = placesReadBy(identity, tree);
  return [
    { typename: 'ResolutionItem', units, concerned: unitsHandledBy(identity, tree) },
    // Its own place is among its concerned units once it is handed in.
    { typename: 'Escalation', units: placesDraftedAt(identity, tree), concerned: units },
  ];
};

export const FeedbackChanges = changesResolver('feedbackChanges', scopes);
