/** A key of its own for every form that is opened. */
export const newKey = (): string => crypto.randomUUID();
