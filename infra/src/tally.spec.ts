import { addUp, noTally, summary } from './tally.js';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the closing line of npm test', () => {
  it('adds the suites up', () => {
    expect(summary(addUp(addUp(noTally, clean, 0), clean, 0))).toBe('6 passed, 0 failed');
  });

  it('counts a file that does not load as a failure', () => {
    expect(summary(addUp(noTally, { ...clean, numRuntimeErrorTestSuites: 1 }, 1))).toBe('3 passed, 1 failed');
  });

  it('counts a run that ends badly without a report as a failure', () => {
    expect(summary(addUp(noTally, undefined, 1))).toBe('0 passed, 1 failed');
  });

  it('names what was skipped', () => {
    expect(summary(addUp(noTally, { ...clean, numPendingTests: 2 }, 0))).toBe(
      '3 passed, 0 failed, 2 skipped',
    );
  });
});
