import writeXlsxFile from 'write-excel-file/node';

/** Characters that a column is wide. */
const WIDTH = 18;

/** A workbook of one sheet; texts stay texts, whatever they look like. */
export async function writeWorkbook(
  name: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<Buffer> {
  const columns = Array.from(rows[0] ?? [], () => ({ width: WIDTH }));
  const cells = rows.map((row) => row.map((value) => (value === '' ? null : value)));
  return writeXlsxFile(cells, { sheet: name, columns }).toBuffer();
}
