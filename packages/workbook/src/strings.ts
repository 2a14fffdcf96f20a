import type { Archive } from './archive.js';
import { unescaped } from './values.js';
import { readXml, type XmlReader } from './xml.js';

/** Gathers a text with its runs; how it is to be pronounced (`rPh`) stands beside it and is left out. */
export class TextRuns implements XmlReader {
  private parts: string[] = [];
  private pronounced = 0;
  private within = false;

  open(name: string): void {
    if (name === 'rPh') this.pronounced += 1;
    if (name === 't') this.within = this.pronounced === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.pronounced -= 1;
    if (name === 't') this.within = false;
  }

  text(text: string): void {
    if (this.within) this.parts.push(text);
  }

  /** The text that was gathered since the last time. */
  take(): string {
    const text = unescaped(this.parts.join(''));
    this.parts = [];
    return text;
  }
}

/** The texts that cells refer to by number. */
export async function readStrings(archive: Archive, part: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  const runs = new TextRuns();
  await readXml(archive, part, {
    open: (name) => runs.open(name),
    text: (text) => runs.text(text),
    close(name) {
      runs.close(name);
      if (name === 'si') strings.push(runs.take());
    },
  });
  return strings;
}
