import { isDeepStrictEqual } from 'node:util';

/** One check that did not hold. */
export interface Failure {
  what: string;
  report: string;
}

/** Keeps the score: what held, what did not, and how the two differ. */
export class Checks {
  held = 0;
  readonly failures: Failure[] = [];

  constructor(private readonly say: (line: string) => void) {}

  /** Whatever is named in `expected` must be so in `actual`; what is not named does not matter. */
  that(what: string, actual: unknown, expected: unknown): void {
    const seen = project(actual, expected);
    if (isDeepStrictEqual(seen, expected)) {
      this.held += 1;
      return;
    }
    this.fail(what, differences(expected, seen).join('\n'));
  }

  fail(what: string, report: string): void {
    this.failures.push({ what, report });
    this.say(`    ✗ ${what}\n${report.replaceAll(/^/gm, '        ')}`);
  }
}

/** The part of `actual` that `expected` speaks of; arrays are compared whole. */
function project(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(expected)) {
    return Array.isArray(actual)
      ? actual.map((entry, at) => (at < expected.length ? project(entry, expected[at]) : entry))
      : actual;
  }
  if (expected === null || typeof expected !== 'object' || actual === null || typeof actual !== 'object') {
    return actual ?? null;
  }
  const source = actual as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, project(source[key], value)]),
  );
}

/** Where the two differ, one line for each place. */
function differences(expected: unknown, found: unknown, path = ''): string[] {
  if (isDeepStrictEqual(expected, found)) return [];
  const both = [expected, found].every((value) => value !== null && typeof value === 'object');
  if (!both) {
    return [`${path || 'value'}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
  }
  const [left, right] = [expected as Record<string, unknown>, found as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differences(left[key], right[key], path ? `${path}.${key}` : key));
}
