/**
 * Four suites by suffix: unit (*.spec.ts, pure), int (real PostgreSQL: TEST_DATABASE_URL),
 * wf (time-skipping server: TEST_SERVER_PATH), e2e (the whole system).
 * `npm test` provides all they need; for one suite by hand see infra/README.md.
 */
const swc = (syntax) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, ...syntax },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];

const rooms = ['packages', 'services', 'workflows', 'gateway', 'infra', 'apps', 'e2e', 'tools'];

const project = (displayName, testRegex, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: rooms.map((room) => `<rootDir>/${room}`),
  testEnvironment: 'node',
  testRegex,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/package.json', '/.concord/', '/.cache/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc({}), '\\.tsx$': swc({ tsx: true }) },
  resolver: '<rootDir>/infra/launcher/jest-resolver.cjs',
  ...extra,
});

export default {
  projects: [
    project('unit', [String.raw`(?<!\.(int|wf|e2e))\.spec\.tsx?$`]),
    project('int', [String.raw`\.int\.spec\.ts$`]),
    project('wf', [String.raw`\.wf\.spec\.ts$`]),
    project('e2e', [String.raw`\.e2e\.spec\.ts$`]),
  ],
};
