import type { Profile } from '../profile.js';
import { collect, type Fault } from './fault.js';

/** A rule says where it stands: a document of the profile, its article, or `default`. */
export const sources = (p: Profile): Fault[] =>
  collect((say) => {
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const here = path ? `${path}.${key}` : key;
        if (key !== 'source' || typeof inner !== 'string' || inner === 'default') {
          visit(inner, here);
          continue;
        }
        const [name, article] = inner.split('#');
        const document = p.documents.find((one) => one.key === name);
        if (!document) say(here, 'SOURCE_UNKNOWN', `${name} is no document of this profile`);
        else if (article && !document.articles.includes(article)) {
          say(here, 'SOURCE_UNKNOWN', `${name} has no article ${article}`);
        }
      }
    };
    visit(p, '');
    for (const one of p.papers) {
      if (!p.documents.some((document) => document.key === one.document)) {
        say(`papers.${one.kind}`, 'PAPER_WITHOUT_DOCUMENT', `no document authorises ${one.kind}`);
      }
    }
  });
