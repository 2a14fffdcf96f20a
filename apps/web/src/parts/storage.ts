/** Reads what was kept; nothing where there is none or it cannot be read. */
export function readJson<T>(storage: Storage, key: string): T | undefined {
  try {
    const text = storage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value, or forgets it where it is undefined; a full or closed storage is no fault of the page. */
export function writeJson(storage: Storage, key: string, value: unknown): void {
  try {
    if (value === undefined) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse: the page works without.
  }
}
