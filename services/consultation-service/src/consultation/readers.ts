import type { ConsultationRow } from './consultation.entity.js';

/** People concerned may read the case whatever their posts; once named they stay, as they have seen it. */
export function nameReaders(row: ConsultationRow, personIds: readonly (string | null)[]): void {
  const named = personIds.filter((id): id is string => id !== null);
  row.readerPersonIds = [...new Set([...row.readerPersonIds, ...named])];
}
