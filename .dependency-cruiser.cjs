/**
 * The import arrows of the house (docs: the table "Rooms"); which room may import which stands in tools/rooms.cjs. A
 * rule's `comment` says how to mend what it reports.
 * Each rule is shown failing by tools/arrows.spec.ts.
 */

const { ROOMS } = require('./tools/rooms.cjs');

const ANY_ROOM = '^((?:services|packages|apps)/[^/]+|workflows|gateway|infra|e2e)/';
const TESTS = '(\\.spec\\.tsx?$|/(tests?|src/testing)/)';
/** The worker's own program; every other file of `workflows` is part of a story. */
const WORKER_PROGRAM = '^workflows/src/((main|env|health|log|worker)\\.ts$|worker/)';
const SERVICE = '^services/([^/]+)/src/';
/** Pure by role: rules, and the tables they read. What one of them imports is pure as well. */
const PURE = '(\\.|/)(rules|states|permissions|gates|matrix|kinds|who)\\.ts$';
/** The pure files of service-kit, which rules may use. */
const PURE_KIT =
  '^packages/service-kit/src/(replica/(org-tree|calendars)|acts/(permissions|characters|who)|identity/machines)\\.ts$';
const TYPES_ONLY = ['type-only', 'type-import', 'pre-compilation-only'];

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room.replace('/[^/]+', '').replace('/', '-')}`,
  severity: 'error',
  comment: `This room may import of ours only: ${allowed.join(', ') || 'nothing'} (tests: also packages/testkit). Ask the owner by an activity or a fact, or move the shared word to packages/contracts.`,
  from: { path: `^(${room})/` },
  to: { path: ANY_ROOM, pathNot: ['^$1/', '^packages/testkit/', ...allowed.map((other) => `^${other}/`)] },
}));

const forbidden = [
  ...roomRules,
  {
    name: 'testkit-in-tests-only',
    severity: 'error',
    comment: 'packages/testkit is for tests: use it in *.spec.ts, src/testing/ or e2e only.',
    from: { path: ANY_ROOM, pathNot: [TESTS, '^packages/testkit/', '^e2e/'] },
    to: { path: '^packages/testkit/' },
  },
  {
    name: 'no-path-into-another-package',
    severity: 'error',
    comment: 'Import another package by its name (@concord/…/subpath), never by a relative path.',
    from: { path: ANY_ROOM },
    to: { path: ANY_ROOM, pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'no-undeclared-dependency',
    severity: 'error',
    comment:
      "Declare it in this workspace's own package.json: flock /tmp/concord-npm.lock npm install -w <workspace> <package>.",
    from: { path: ANY_ROOM, pathNot: ['/generated/'] },
    to: {
      dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      pathNot: ['node_modules/@types/', 'node_modules/(@jest/globals|fast-check|jest-[^/]+)/'],
    },
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    comment:
      'Nothing is found at this import: mend the path (relative imports end in .js) or install the package.',
    from: { pathNot: ['/generated/'] },
    to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(raw|url|worker)$', '/generated/'] },
  },
  {
    name: 'no-dev-dependency-in-product',
    severity: 'error',
    comment:
      'Product code runs without devDependencies: move the package to "dependencies", or the code to a test.',
    from: {
      path: '^(services|packages|workflows|gateway|apps|infra)/.*/?src/',
      pathNot: [TESTS, '^packages/testkit/', '/generated/'],
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES_ONLY, pathNot: 'node_modules/@types/' },
  },
  {
    name: 'no-test-in-product',
    severity: 'error',
    comment: 'Nothing imports a test: move what both need into a file of its own.',
    from: { pathNot: TESTS },
    to: { path: '\\.spec\\.tsx?$' },
  },
  {
    name: 'no-cycle',
    severity: 'error',
    comment:
      'Files that import each other have no order: move what both need into a third. Entities that point at each other use `import type` and Rel<T>.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: TYPES_ONLY } },
  },

  {
    name: 'postgres-proves-itself',
    severity: 'error',
    comment:
      "Open connections with the Client or Pool of your room's postgres-client.ts: those of pg itself tell the password to whoever asks. Types may come from pg.",
    from: { path: ANY_ROOM, pathNot: ['/postgres-client\\.ts$'] },
    to: { path: 'node_modules/pg/', dependencyTypesNot: TYPES_ONLY },
  },

  // packages
  {
    name: 'contracts-only-zod',
    severity: 'error',
    comment:
      'packages/contracts imports zod alone: it is read in the browser-like sandbox of workflows as well.',
    from: { path: '^packages/contracts/src/', pathNot: [TESTS, '^packages/contracts/src/temporal/'] },
    to: { pathNot: ['^packages/contracts/src/', 'node_modules/zod/'] },
  },
  {
    name: 'contracts-temporal-door',
    severity: 'error',
    comment:
      'The temporal door of contracts may use zod, @temporalio/common and, as types, @temporalio/workflow; nothing else.',
    from: { path: '^packages/contracts/src/temporal/', pathNot: TESTS },
    to: { pathNot: ['^packages/contracts/src/', 'node_modules/(zod|@temporalio/(common|workflow))/'] },
  },
  {
    name: 'contracts-temporal-door-types',
    severity: 'error',
    comment: 'The temporal door of contracts uses @temporalio/workflow as types only: write `import type`.',
    from: { path: '^packages/contracts/src/temporal/', pathNot: TESTS },
    to: { path: 'node_modules/@temporalio/workflow/', dependencyTypesNot: TYPES_ONLY },
  },
  {
    name: 'contracts-door-is-for-temporal',
    severity: 'error',
    comment:
      'Only what talks to Temporal passes the temporal door of contracts; the rest of contracts does not lead there.',
    from: { path: '^packages/contracts/src/', pathNot: '^packages/contracts/src/temporal/' },
    to: { path: '^packages/contracts/src/temporal/' },
  },
  {
    name: 'business-time-is-pure',
    severity: 'error',
    comment: 'packages/business-time computes and does nothing else: no file, network, process or database.',
    from: { path: '^packages/business-time/src/', pathNot: [TESTS, '/command\\.ts$'] },
    to: { dependencyTypes: ['core'] },
  },

  // workflows
  {
    name: 'story-imports',
    severity: 'error',
    comment:
      'A story imports contracts and @temporalio/workflow only; everything else is an activity, known by type.',
    from: { path: '^workflows/src/', pathNot: [TESTS, WORKER_PROGRAM] },
    to: { pathNot: ['^workflows/src/', '^packages/contracts/src/', 'node_modules/@temporalio/workflow/'] },
  },
  {
    name: 'story-knows-activities-by-type',
    severity: 'error',
    comment: 'Activities are types to a story: write `import type` and call them through proxyActivities.',
    from: { path: '^workflows/src/', pathNot: [TESTS, WORKER_PROGRAM] },
    to: { path: '^(packages/contracts|services)/.*activities\\.ts$', dependencyTypesNot: TYPES_ONLY },
  },
  {
    name: 'story-does-not-reach-the-worker',
    severity: 'error',
    comment:
      "A story is bundled for the sandbox: it must not import the worker's program (main, env, health, log, worker).",
    from: { path: '^workflows/src/', pathNot: [TESTS, WORKER_PROGRAM] },
    to: { path: WORKER_PROGRAM },
  },
  {
    name: 'link-in-the-sandbox',
    severity: 'error',
    comment:
      'These files of the temporal link are bundled with the stories: they import each other and @temporalio/workflow only.',
    from: { path: '^packages/temporal-link/src/sandbox/', pathNot: TESTS },
    to: { pathNot: ['^packages/temporal-link/src/sandbox/', 'node_modules/@temporalio/workflow/'] },
  },
  {
    name: 'worker-program-imports',
    severity: 'error',
    comment:
      "The worker's program starts stories and answers health; it has no database, no HTTP client and no service in it.",
    from: { path: WORKER_PROGRAM, pathNot: TESTS },
    to: {
      pathNot: [
        '^workflows/src/',
        '^packages/(contracts|temporal-link)/src/',
        'node_modules/(@temporalio/(worker|common|workflow|activity|interceptors-[^/]+)|zod|pino|prom-client|@opentelemetry/[^/]+)/',
        '^(node:)?(assert|crypto|fs|http|module|os|path|perf_hooks|process|timers|url|util|v8|fs/promises|timers/promises)$',
      ],
    },
  },

  // inside a service: resolver → service → rules, repository → entity; activities → service
  {
    name: 'nobody-imports-a-resolver',
    severity: 'error',
    comment: 'Only a module imports a resolver: put what you need into a service (use case).',
    from: { pathNot: ['\\.module\\.ts$'] },
    to: { path: '\\.resolver\\.ts$' },
  },
  {
    name: 'resolver-asks-its-service',
    severity: 'error',
    comment:
      'A resolver method is guard, root field, service call: go through the service; entities as types only.',
    from: { path: SERVICE + '.*\\.resolver\\.ts$' },
    to: { path: '\\.(rules|repository|entity|activities)\\.ts$', dependencyTypesNot: TYPES_ONLY },
  },
  {
    name: 'activities-ask-the-service',
    severity: 'error',
    comment: 'Activities call use cases: go through the service; entities as types only.',
    from: { path: SERVICE + '.*\\.activities\\.ts$' },
    to: { path: '^services/.*\\.(repository|entity|graphql)\\.ts$', dependencyTypesNot: TYPES_ONLY },
  },
  {
    name: 'rules-are-pure',
    severity: 'error',
    comment:
      'Rules and their tables import one another, types, contracts, business-time and the pure files of service-kit; a row or an input as a type (`import type`). Hand everything else in as a parameter.',
    from: { path: SERVICE + '.*' + PURE },
    to: {
      pathNot: [
        '^services/$1/src/.*' + PURE,
        '^services/$1/src/.*(\\.|/)types\\.ts$',
        '^packages/(contracts|business-time)/src/',
        PURE_KIT,
      ],
      dependencyTypesNot: TYPES_ONLY,
    },
  },
  {
    name: 'rules-know-no-library',
    severity: 'error',
    comment:
      'A rule decides on plain values: it does not even know the type of a connection, a request or a file.',
    from: { path: SERVICE + '.*' + PURE },
    to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-optional'] },
  },
  {
    name: 'kit-for-rules-is-pure',
    severity: 'error',
    comment: 'Rules use this file of service-kit: it imports contracts, business-time and its like only.',
    from: { path: PURE_KIT },
    to: { pathNot: [PURE_KIT, '^packages/(contracts|business-time)/src/'], dependencyTypesNot: TYPES_ONLY },
  },
  {
    name: 'service-below-the-edge',
    severity: 'error',
    comment: 'A use case knows neither module nor activities: those call it.',
    from: { path: SERVICE + '.*\\.service\\.ts$' },
    to: { path: '\\.(module|activities)\\.ts$' },
  },
  {
    name: 'repository-below-the-service',
    severity: 'error',
    comment: 'A repository reads and writes rows: it knows entities, not use cases, the graph or modules.',
    from: { path: SERVICE + '.*\\.repository\\.ts$' },
    to: {
      path: '^services/.*\\.(service|activities|module|graphql|mapper)\\.ts$',
      dependencyTypesNot: TYPES_ONLY,
    },
  },
  {
    name: 'entity-at-the-bottom',
    severity: 'error',
    comment: 'An entity holds columns: it imports other entities and types only.',
    from: { path: SERVICE + '.*\\.entity\\.ts$' },
    to: {
      path: '^services/.*\\.(service|repository|activities|module|graphql|mapper|rules)\\.ts$',
      dependencyTypesNot: TYPES_ONLY,
    },
  },

  // the web
  {
    name: 'web-is-for-browsers',
    severity: 'error',
    comment: 'The browser has no Node: keep node: imports in vite.config.ts and scripts.',
    from: { path: '^apps/web/src/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.turbo|\\.cache|coverage)/|^tools/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.base.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // `types` first: a workspace is read from its src/, so that nothing need be built before.
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
