/** All ids that stand anywhere in an answer. */
export function idsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const entry of value) idsIn(entry, found);
  else if (value !== null && typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) {
      if (key === 'id' && typeof entry === 'string') found.add(entry);
      else idsIn(entry, found);
    }
  }
  return found;
}

/** The bare uuid of a typed id, and back: addresses in the browser carry no prefix. */
export const bareId = (id: string): string => id.slice(id.indexOf(':') + 1);
export const typedId = (type: string, id: string): string => (id.includes(':') ? id : `${type}:${id}`);

const PAGES: Record<string, string> = {
  topic: 'topics',
  session: 'sessions',
  item: 'items',
  escalation: 'escalations',
  consultation: 'consultations',
  draft: 'drafts',
};
const byLowerCase = new Map(Object.entries(PAGES).map(([type, page]) => [type.toLowerCase(), page]));

/** The page of anything by its typed id; undefined where it has none. */
export function pageOf(id: string | null | undefined): string | undefined {
  if (!id) return undefined;
  const page = byLowerCase.get(id.slice(0, id.indexOf(':')).toLowerCase());
  return page && `/${page}/${bareId(id)}`;
}
