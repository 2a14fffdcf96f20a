import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Unread, unread } from './fault.js';
import type { WorkbookLimits } from './limits.js';

/** How the containers of older and of locked workbooks begin. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Names that make an archive one of workbooks. */
const PACKED = /\.(xlsx|xlsm|xls|et|zip|rar|7z|gz|csv|docx)$/i;

/** The files of a workbook: none is unpacked before it is asked for, each bounded by what really comes out. */
export class Archive {
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: WorkbookLimits,
  ) {}

  static async open(bytes: Buffer, limits: WorkbookLimits): Promise<Archive> {
    if (bytes.length > limits.bytes) unread('WORKBOOK_TOO_LARGE', { max: limits.bytes / 1_000 });
    if (bytes.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) unread('WORKBOOK_LOCKED');
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true });
      if (zip.entryCount > limits.entries) unread('WORKBOOK_ENTRIES', { max: limits.entries });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = nameOf(entry.fileName);
        if (!entries.has(name)) entries.set(name, entry);
      }
      return new Archive(zip, entries, limits);
    } catch (error) {
      throw inOurWords(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(nameOf(name));
  }

  /** No workbook, but an archive in which files lie that may be some. */
  get isNested(): boolean {
    return [...this.entries.keys()].some((name) => PACKED.test(name));
  }

  /** Unpacks one file piece by piece, as text. */
  async read(name: string, take: (text: string) => void): Promise<void> {
    const entry = this.entries.get(nameOf(name)) ?? unread('WORKBOOK_UNREADABLE');
    if (entry.isEncrypted()) unread('WORKBOOK_LOCKED');
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        const bytes = chunk as Buffer;
        this.inflated += bytes.length;
        if (this.inflated > this.limits.inflatedBytes) {
          unread('WORKBOOK_INFLATES', { max: this.limits.inflatedBytes / 1_000_000 });
        }
        decoder ??= new TextDecoder(encodingOf(bytes));
        take(decoder.decode(bytes, { stream: true }));
      }
      take(decoder?.decode() ?? '');
    } catch (error) {
      throw inOurWords(error);
    }
  }
}

/** Names of parts do not differ by case (ECMA-376 part 2). */
function nameOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** What a library finds wrong with a file may quote it: only our own words leave here. */
function inOurWords(error: unknown): Unread {
  return error instanceof Unread ? error : new Unread({ code: 'WORKBOOK_UNREADABLE', params: {} });
}
