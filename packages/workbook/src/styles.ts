import type { Archive } from './archive.js';
import { isDateFormat } from './values.js';
import { readXml } from './xml.js';

/** The numbers of those cell styles under which a number is a day. */
export async function readDateStyles(archive: Archive, part: string | null): Promise<Set<number>> {
  const dates = new Set<number>();
  if (part === null) return dates;
  const formats = new Map<number, string>();
  let [inCells, style] = [false, 0];
  await readXml(archive, part, {
    open(name, attribute) {
      if (name === 'cellXfs') inCells = true;
      const id = Number(attribute('numFmtId'));
      if (name === 'numFmt') formats.set(id, attribute('formatCode') ?? '');
      if (name !== 'xf' || !inCells) return;
      if (isDateFormat(id, formats.get(id))) dates.add(style);
      style += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}
