import type { ChangeScopes } from '@concord/service-kit/changes/change-feed';
import { changesResolver } from '@concord/service-kit/changes/changes-field';
import { isSignedIn, listScope } from '../acts/scope.js';

/** By primary key, and never a cast of another type's id. */
const uuidOf = (typename: string): string =>
  `case change.typename when '${typename}' then split_part(change.object_id, ':', 2)::uuid end`;
const CASE = `exists (select 1 from consultation c
  where c.id = ${uuidOf('Consultation')} and c.publicity_from is not null)`;
const SESSION = `exists (select 1 from session s join consultation c on c.id = s.consultation_id
  where s.id = ${uuidOf('Session')} and c.publicity_from is not null)`;

/** As the lists of consultations, sessions and rooms; a department is not told live of what becomes public. */
const scopes: ChangeScopes = (identity, tree) => {
  const { units, publicisedUnits } = listScope(identity, tree, null);
  return [
    { typename: 'Consultation', units, concerned: units },
    { typename: 'Consultation', units: publicisedUnits, concerned: publicisedUnits, among: CASE },
    { typename: 'Session', units, concerned: units },
    { typename: 'Session', units: publicisedUnits, concerned: publicisedUnits, among: SESSION },
    ...(isSignedIn(identity) ? [{ typename: 'Room', units: 'all' as const }] : []),
  ];
};

export const ConsultationChanges = changesResolver('consultationChanges', scopes);
