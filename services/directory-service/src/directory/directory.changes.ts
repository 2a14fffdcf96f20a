import type { ChangeScopes } from '@concord/service-kit/changes/change-feed';
import { changesResolver } from '@concord/service-kit/changes/changes-field';
import { mayReadPeople } from './directory.permissions.js';

/** The tree and its people are open to everybody who holds a post; an object tells no more than its id. */
const scopes: ChangeScopes = (identity) =>
  mayReadPeople(identity)
    ? ['OrgUnit', 'Person'].map((typename) => ({ typename, units: 'all' as const }))
    : [];

export const DirectoryChanges = changesResolver('directoryChanges', scopes);
