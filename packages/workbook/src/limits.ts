/** What a workbook may hold; whatever is counted is counted as it comes out, never as it is declared. */
export interface WorkbookLimits {
  /** Bytes of the file. */
  bytes: number;
  /** Files within it. */
  entries: number;
  /** Bytes that come out of those of its files that are read, together. */
  inflatedBytes: number;
  /** Rows with a text, the heading among them. */
  rows: number;
  /** The rightmost column with a text. */
  columns: number;
  /** Merged ranges. */
  merges: number;
  /** Cells of all merged ranges together. */
  mergedCells: number;
  /** Characters of one cell. */
  cellCharacters: number;
  /** Characters of all cells together: one shared text may stand in many. */
  characters: number;
}

/** A sheet of some thousand rows as offices write it has a tenth of each. */
export const LIMITS: WorkbookLimits = {
  bytes: 700_000,
  entries: 500,
  inflatedBytes: 32_000_000,
  rows: 5_001,
  columns: 200,
  merges: 2_000,
  mergedCells: 50_000,
  cellCharacters: 32_767,
  characters: 4_000_000,
};
