// What each rule guards is in docs/decisions and style.md; layout is Prettier's, unused code is tsc's and knip's.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const tests = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/{test,tests}/**',
  '**/src/testing/**',
  'packages/testkit/**',
  'e2e/**',
];
/** Programs that talk to a person's terminal: the launcher, command lines, whole-system tests and benches. */
const terminal = [
  'infra/**',
  'e2e/**',
  'tools/**',
  '**/src/compose.ts',
  '**/src/cli/**',
  'packages/testkit/**',
  '**/*.spec.ts',
  '**/*.spec.tsx',
];

/** Selectors of the one rule `no-restricted-syntax`: a later block replaces the former, so they are composed. */
const everywhere = [
  {
    selector: 'ExportAllDeclaration',
    message: 'No barrels: name what you export, and import it by its own subpath.',
  },
  {
    selector:
      "ClassDeclaration:has(> Decorator[expression.callee.name='Entity']):has(> Decorator[expression.callee.name='ObjectType'])",
    message:
      'A class is never both @Entity and @ObjectType: let a mapper make the GraphQL type (style.md 13).',
  },
];
const onlyInTests = [
  {
    selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo)$/]',
    message: 'No .only, .skip or .todo: run it, mend it or delete it.',
  },
];
const storyPurity = [
  {
    selector: "CallExpression[callee.object.name='Promise'][callee.property.name='race']",
    message: 'Wait with condition(fn, timeout): the loser of Promise.race is left running (style.md 2).',
  },
];
const readsWallClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'A rule reads no clock: take case time from the context (architecture.md 9).',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'A rule reads no clock: take case time from the context (architecture.md 9).',
  },
  {
    selector:
      "MemberExpression[object.object.name='Temporal'][object.property.name='Now'], MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'A rule reads no clock: take case time from the context (architecture.md 9).',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A rule gives the same answer for the same row: no chance in it.',
  },
];

const demandsArePure = [
  {
    selector: "Property[key.name='demand'] :matches(AwaitExpression, Identifier[name='tx'])",
    message:
      'What an act demands fills `actions` as well: it decides on row and context alone, and writes nothing.',
  },
];

/** Rules that need no types: they hold for scripts as well. */
const plain = {
  curly: ['error', 'multi-line'],
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'max-lines': ['error', { max: 300 }],
  'no-alert': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-debugger': 'error',
  'no-dupe-keys': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-new-wrappers': 'error',
  'no-self-compare': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-negation': 'error',
  'no-unsafe-optional-chaining': 'error',
  'no-unreachable': 'error',
  'no-var': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  'no-restricted-syntax': ['error', ...everywhere],
};

/** Rules that read the types. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

const noEnv = {
  'no-restricted-properties': [
    'error',
    {
      object: 'process',
      property: 'env',
      message: "Read the environment in this deployable's src/env.ts only.",
    },
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: ['node:process', 'process'].map((name) => ({
        name,
        importNames: ['env'],
        message: "Read the environment in this deployable's src/env.ts only.",
      })),
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/generated/**',
      '**/.turbo/**',
      '.cache/**',
      '.concord/**',
      'coverage/**',
      'reports/**',
      'tools/fixtures/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Scripts: configuration, tools, the launcher.
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { ...plain, '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },

  // Everything typed.
  {
    files: ['**/*.{ts,tsx,mts,cts}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { ...plain, ...typed },
  },

  // Product code: its log is the logger, its settings are env.ts.
  {
    files: ['{services,packages,workflows,gateway,apps,infra,e2e}/**/*.{ts,tsx}'],
    ignores: ['**/src/env.ts', '**/*.spec.{ts,tsx}', '**/{vite,codegen,playwright}*.ts'],
    rules: noEnv,
  },
  {
    files: ['{services,packages,workflows,gateway,apps}/**/*.{ts,tsx}'],
    ignores: terminal,
    rules: { 'no-console': 'error' },
  },

  // Stories must replay; rules must be pure.
  {
    files: ['workflows/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'workflows/src/{main,env,health,log,worker}.ts', 'workflows/src/worker/**'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...storyPurity] },
  },
  {
    files: [
      'services/**/*.{rules,states,permissions,gates,matrix,kinds,who}.ts',
      'packages/business-time/src/**/*.ts',
    ],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...readsWallClock] },
  },
  {
    files: ['services/**/*.act.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...readsWallClock, ...demandsArePure] },
  },

  // The web.
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },

  // Tests may be long and may bend types; they may not be switched off.
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...onlyInTests],
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  {
    files: ['**/*.spec.{ts,tsx,mjs}', '**/migrations/**', '**/*.d.ts'],
    rules: { 'max-lines': 'off' },
  },
);
