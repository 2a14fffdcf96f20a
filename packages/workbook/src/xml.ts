import { SaxesParser } from 'saxes';
import type { Archive } from './archive.js';
import { unread } from './fault.js';

/** Levels that no part of a workbook has. */
const MOST_DEPTH = 64;

/** Told of a part's elements in order; prefixes of names are left out. */
export interface XmlReader {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Reads one part element by element. A document type, with whatever entities it might bring, is refused. */
export async function readXml(archive: Archive, part: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', () => unread('WORKBOOK_UNREADABLE'));
  parser.on('doctype', () => unread('WORKBOOK_UNREADABLE'));
  parser.on('opentag', ({ name, attributes }) => {
    if ((depth += 1) > MOST_DEPTH) unread('WORKBOOK_UNREADABLE');
    const found = (wanted: string): string | undefined => {
      const key = Object.keys(attributes).find((attribute) => local(attribute) === wanted);
      return key === undefined ? undefined : attributes[key];
    };
    reader.open(local(name), found);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    reader.close?.(local(name));
  });
  const text = (value: string): void => reader.text?.(value);
  parser.on('text', text);
  parser.on('cdata', text);
  let first = true;
  await archive.read(part, (piece) => {
    // A decoder leaves no mark of byte order, but some writers put a blank line before the declaration.
    parser.write(first ? piece.trimStart() : piece);
    first &&= piece.trim() === '';
  });
  parser.close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
