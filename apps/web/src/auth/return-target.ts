/** Any site: what leads away from it is no page of ours. */
const HERE = 'https://here.invalid';

/** Where to go after signing in: a page of ours, never another site, however its address is written. */
export function returnTarget(to: string | null): string {
  if (!to?.startsWith('/') || !URL.canParse(to, HERE)) return '/home';
  const { origin, pathname, search, hash } = new URL(to, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : '/home';
}
