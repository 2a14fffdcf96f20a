interface Named {
  id: string;
  /** Null where `person` says it. */
  name: string | null;
  person?: { name: string } | null;
}

/**
 * The name of everybody in a session as the page shows it, by id. Of people without an account only the surname is
 * shown; those who would look alike get a running number, in the order given: who signs in stays
 * tellable from the next without anybody's full name being shown.
 */
export function numberedNames(participants: readonly Named[]): Map<string, string> {
  const shown = participants.map(({ id, name, person }) => ({ id, name: person?.name ?? name ?? '' }));
  const seen = new Map<string, number>();
  return new Map(
    shown.map(({ id, name }) => {
      const alike = shown.filter((other) => other.name === name).length;
      if (alike === 1) return [id, name];
      const no = (seen.get(name) ?? 0) + 1;
      seen.set(name, no);
      return [id, `${name} ${no}`];
    }),
  );
}

/** In the order of the count: representatives first, those outside the count last. */
const ORDER = ['PUBLIC_REP', 'ROOM_MEMBER', 'MEMBER', 'STAKEHOLDER', 'DISPUTE_PARTY', 'DEPARTMENT_HEAD'];

/** People of a session as its page lists them. */
export function inOrder<T extends { capacity: string }>(participants: readonly T[]): T[] {
  const rank = ({ capacity }: T): number =>
    ORDER.includes(capacity) ? ORDER.indexOf(capacity) : ORDER.length;
  return [...participants].sort((a, b) => rank(a) - rank(b));
}
