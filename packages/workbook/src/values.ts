const DAY_MS = 86_400_000;
/** The days between the beginning of a spreadsheet's count and 1970. */
const FROM_1900 = 25_569;
const FROM_1904 = FROM_1900 - 1_462;
/** The furthest instant that a date can hold. */
const MOST_MS = 8.64e15;

/** Forms of days and times that a workbook need not describe; from 27 on those of Chinese editions among them. */
const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether numbers under the form are days. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([first, last]) => id >= first && id <= last);
  // What is quoted, escaped, filled in or put into brackets stands for itself.
  return /[ymdhsb]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').replace(/general/gi, ''));
}

/** The day of a spreadsheet's count as `YYYY-MM-DD`; null for what is no day. */
export function dayOf(serial: number, from1904: boolean): string | null {
  const ms = Math.round((serial - (from1904 ? FROM_1904 : FROM_1900)) * DAY_MS);
  return Math.abs(ms) <= MOST_MS ? new Date(ms).toISOString().slice(0, 10) : null;
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
