import type { ChangeScopes } from '@concord/service-kit/changes/change-feed';
import { changesResolver } from '@concord/service-kit/changes/changes-field';
import { isSignedIn, listScope } from '../acts/scope.js';

/** As the lists of consultations, sessions and rooms. */
const scopes: ChangeScopes = (identity, tree) => {
  const { units } = listScope(identity, tree, null);
  return [
    { typename: 'Consultation', units, concerned: units },
    { typename: 'Session', units, concerned: units },
    ...(isSignedIn(identity) ? [{ typename: 'Room', units: 'all' as const }] : []),
  ];
};

export const ConsultationChanges = changesResolver('consultationChanges', scopes);
