import { Archive } from './archive.js';
import { Unread, type WorkbookFault } from './fault.js';
import type { WorkbookLimits } from './limits.js';
import { findParts } from './parts.js';
import type { SheetRow } from './rows.js';
import { readSheet } from './sheet.js';
import { readStrings } from './strings.js';
import { readDateStyles } from './styles.js';

/** The rows of the first sheet that is shown, or why they were not read. */
export type SheetRead = { rows: SheetRow[]; fault: null } | { rows: null; fault: WorkbookFault };

/** Reads a workbook in this process: bounded, but by the limits alone. A service uses `WorkbookReader`. */
export async function readWorkbook(bytes: Buffer, limits: WorkbookLimits): Promise<SheetRead> {
  try {
    const archive = await Archive.open(bytes, limits);
    const { sheet, strings, styles, from1904 } = await findParts(archive);
    const dateStyles = await readDateStyles(archive, styles);
    const references = { strings: await readStrings(archive, strings), dateStyles, from1904 };
    return { rows: await readSheet(archive, sheet, references, limits), fault: null };
  } catch (error) {
    if (error instanceof Unread) return { rows: null, fault: error.fault };
    throw error;
  }
}
