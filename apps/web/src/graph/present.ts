/** What of a list could be read; with its owner away a reference is null. */
export function present<T>(list: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (list ?? []).filter((entry): entry is T & {} => entry !== null && entry !== undefined);
}
