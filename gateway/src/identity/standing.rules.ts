import type { DocumentNode } from 'graphql';
import { askedOperations, rootFields } from '../graph/root-fields.js';

/** Wall milliseconds for which directory's last answer about somebody lets him act while directory is away. */
const ACTS_MS = 60_000;

/**
 * Acts for which a last answer never does: what changes who may do what, and where the installation's messages go.
 * `standing.rules.spec.ts` holds it against the directory's own acts.
 */
export const ADMINISTRATION: ReadonlySet<string> = new Set([
  'appoint',
  'endPost',
  'nameDeputy',
  'endDeputy',
  'setUp',
  'importOrgTree',
  'importCalendarNotice',
  'publishCalendarNotice',
  'withdrawCalendarNotice',
  'setWebhook',
  'removeWebhook',
]);

/** An act that shows somebody's own data unmasked. */
function reveals(act: string): boolean {
  return act.startsWith('reveal');
}

/**
 * Whether a document may be answered to somebody whom directory last knew so many wall milliseconds ago, as it is
 * away: reading, yes; an act within a minute; what reveals or administrates, never.
 */
export function standsWith(
  document: DocumentNode,
  operationName: string | undefined,
  awayMs: number,
): boolean {
  return askedOperations(document, operationName).every((operation) => {
    if (operation.operation !== 'mutation') return true;
    if (awayMs > ACTS_MS) return false;
    return rootFields(document, operation).every(
      ({ name }) => !ADMINISTRATION.has(name.value) && !reveals(name.value),
    );
  });
}
