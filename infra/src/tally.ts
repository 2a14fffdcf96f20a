/** The counts that matter of Jest's `--json` report. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  /** Files that could not be run at all: their tests are in no other count. */
  numRuntimeErrorTestSuites: number;
}

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const noTally: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Adds one run. A file that does not load, and a run that fails without a failed test, count as one failure each. */
export function addUp(tally: Tally, report: JestReport | undefined, exitCode: number): Tally {
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return {
    passed: tally.passed + (report?.numPassedTests ?? 0),
    failed: tally.failed + (failed === 0 && exitCode !== 0 ? 1 : failed),
    skipped: tally.skipped + (report?.numPendingTests ?? 0),
  };
}

/** The plain closing line. */
export function summary(tally: Tally): string {
  const skipped = tally.skipped === 0 ? '' : `, ${tally.skipped} skipped`;
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}
