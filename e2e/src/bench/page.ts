/** What `npm run bench` writes lies above this line; what stands below it is kept as it is. */
const OTHERS = '<!-- Below this line: figures of other commands. `npm run bench` keeps them. -->';

/** The page of the bench with the sections of others that stood on the page until now. */
export function keepingOthers(page: string, until: string): string {
  const at = until.indexOf(OTHERS);
  const others = at < 0 ? '' : until.slice(at + OTHERS.length).trim();
  return others === '' ? page : `${page.trimEnd()}\n\n${OTHERS}\n\n${others}\n`;
}
