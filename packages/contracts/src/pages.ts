/** Pages of the web by the kind of a typed id: mails and calendars link to them. */
const PAGES: Readonly<Record<string, string>> = {
  topic: 'topics',
  consultation: 'consultations',
  session: 'sessions',
  item: 'items',
  escalation: 'escalations',
  draft: 'drafts',
};

/** Path of the page of a typed id, e.g. `/topics/<uuid>`; null where it has none. */
export function pagePath(id: string | null): string | null {
  const [kind = '', uuid = ''] = (id ?? '').split(':');
  return PAGES[kind] ? `/${PAGES[kind]}/${uuid}` : null;
}
