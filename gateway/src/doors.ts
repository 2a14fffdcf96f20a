/** First parts of addresses that answer data, never a page; `graphiql` says itself what its page needs. */
const DATA = ['graphql', 'graphiql', 'live', 'health', 'internal', 'ics', 'temporal'] as const;
/** First part of the issuer's addresses. */
const ISSUER = 'oidc';

/** What an address leads to; undefined for the web's own. */
export type Door = (typeof DATA)[number] | typeof ISSUER;

const DOORS: ReadonlySet<string> = new Set([...DATA, ISSUER]);

/**
 * The door that an address or a route leads to, as the router reads it: parts may be escaped (`/%6fidc/…`), and a
 * host may stand before them. A guard asks by the route that was found (`request.routeOptions.url`), never by the
 * address as it was sent.
 */
export function doorOf(address: string | undefined): Door | undefined {
  const path = (address ?? '').replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/)[0]!;
  const first = readable(path).split('/')[1] ?? '';
  return DOORS.has(first) ? (first as Door) : undefined;
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
