/**
 * Mutation tests of the rules: `npm run mutation -w @concord/business-time`, one file or some with
 * `-- --mutate src/term.ts`. Results are kept (incremental), so that a run can be broken off and continued.
 * The sandbox lies in .cache, which every other tool leaves alone.
 */
export default {
  mutate: [
    'src/**/*.ts',
    '!src/**/*.spec.ts',
    '!src/data/**',
    '!src/labels/**',
    '!src/bench.ts',
    '!src/cli.ts',
  ],
  ignorePatterns: ['dist', '.turbo'],
  testRunner: 'specs',
  coverageAnalysis: 'perTest',
  plugins: ['./mutation/spec-runner.js'],
  concurrency: 2,
  // Loops without end are stopped by counting (mutation/spec-runner.js); the clock is for the rest, on busy machines.
  timeoutMS: 60_000,
  timeoutFactor: 2,
  incremental: true,
  incrementalFile: '../../.cache/stryker/business-time.json',
  tempDirName: '../../.cache/stryker/sandbox',
  reporters: ['clear-text', 'json', 'html'],
  jsonReporter: { fileName: '../../.cache/stryker/mutation.json' },
  htmlReporter: { fileName: '../../.cache/stryker/mutation.html' },
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
