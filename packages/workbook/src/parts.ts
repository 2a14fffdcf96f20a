import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { unread } from './fault.js';
import { readXml } from './xml.js';

/** Where the parts of a workbook lie that are read. */
export interface Parts {
  sheet: string;
  strings: string | null;
  styles: string | null;
  /** Days are counted from 1904. */
  from1904: boolean;
}

interface Relation {
  /** The last word of its type: the rest differs between the two editions of the format. */
  type: string;
  target: string;
}

/** Finds the first sheet that is shown, with the texts and forms it refers to. */
export async function findParts(archive: Archive): Promise<Parts> {
  const book = await findBook(archive);
  const relations = await readRelations(archive, book);
  const sheets: { id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXml(archive, book, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name === 'sheet') {
        sheets.push({ id: attribute('id') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible' });
      }
    },
  });
  const tables = sheets.filter(({ id }) => relations.get(id)?.type === 'worksheet');
  const chosen = tables.find(({ hidden }) => !hidden) ?? tables[0] ?? unread('WORKBOOK_UNREADABLE');
  const part = (type: string): string | null => {
    const found = [...relations.values()].find((relation) => relation.type === type)?.target;
    return found !== undefined && archive.has(found) ? found : null;
  };
  const sheet = relations.get(chosen.id)!.target;
  return { sheet, strings: part('sharedStrings'), styles: part('styles'), from1904 };
}

async function findBook(archive: Archive): Promise<string> {
  const usual = 'xl/workbook.xml';
  const relations = archive.has('_rels/.rels') ? await readRelations(archive, '') : new Map();
  const told = [...relations.values()].find(({ type }: Relation) => type === 'officeDocument')?.target;
  const book = [told, usual].find((name): name is string => name !== undefined && archive.has(name));
  return book ?? unread(archive.isNested ? 'WORKBOOK_NESTED' : 'WORKBOOK_UNREADABLE');
}

/** What a part refers to, by id; targets are counted from the part's folder. */
async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const relations = new Map<string, Relation>();
  await readXml(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), {
    open(name, attribute) {
      const [id, target] = [attribute('Id'), attribute('Target')];
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      if (attribute('TargetMode') === 'External') return;
      const type = (attribute('Type') ?? '').split('/').at(-1)!;
      relations.set(id, { type, target: posix.join(target.startsWith('/') ? '/' : folder, target) });
    },
  });
  return relations;
}
