import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { format } from 'node:util';
import { Script } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { transformSync } from '@swc/core';
import { expect } from 'expect';

/**
 * Runs our specs inside Stryker's worker. Stryker's Jest runner starts Jest anew for each of some 1500 mutants,
 * a second and more of work for a test of a millisecond: here our own modules are only evaluated afresh.
 * The specs are the same ones; they know only `describe`, `it`, `it.each` and `expect`.
 */
const { NAMESPACE } = INSTRUMENTER_CONSTANTS;
const SPEC = '.spec.ts';
/** What a property tries per mutant, and from which seed: a kill must not hang on luck. */
const PROPERTIES = { CONCORD_PROPERTY_RUNS: '15', CONCORD_PROPERTY_SEED: '7' };

/** Where the workers (one folder, one sandbox) find how often each test passed each mutant when nothing was mutated. */
const HITS = 'hits.json';
/** A test that passes its mutant ten times as often as it did (and then some) runs for ever, on any machine. */
const limitOf = (hits) => 10 * hits + 100_000;

/** Minutes of walking whole years that kill nothing the short budget does not: left to the ordinary suite. */
const LEFT_OUT = /fits as the default for (?!2wd)/;

const scripts = new Map();
const packages = new Map();

/** Our source as a function of a CommonJS module, compiled once. */
function scriptOf(file) {
  let script = scripts.get(file);
  if (!script) {
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      swcrc: false,
      filename: file,
      jsc: { target: 'es2023', parser: { syntax: 'typescript', decorators: true }, keepClassNames: true },
      module: { type: 'commonjs' },
    });
    const wrapped = `(function (exports, require) {${code}\n})`;
    scripts.set(file, (script = new Script(wrapped, { filename: file })));
  }
  return script;
}

/** Packages are never mutated: imported once, the same for every run. */
async function importPackages(files) {
  for (const file of files) {
    const imported = readFileSync(file, 'utf8').matchAll(/^(?:import|\}) .*from '([^.'][^']*)';$/gm);
    for (const [, name] of imported) {
      if (name !== '@jest/globals' && !packages.has(name)) {
        packages.set(name, { __esModule: true, ...(await import(name)) });
      }
    }
  }
}

/** A world of freshly evaluated modules, and the tests that its specs declare. */
function newWorld() {
  const modules = new Map();
  const tests = [];
  let path = [];
  const declare = (file) => {
    const it = (name, run) => {
      const id = `${file}: ${[...path, name].join(' ')}`;
      const twin = tests.filter((test) => test.name === id).length;
      if (!LEFT_OUT.test(name)) {
        tests.push({ id: twin === 0 ? id : `${id} #${twin + 1}`, name: id, file, run });
      }
    };
    it.each = (rows) => (name, run) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        const blanks = name.match(/%[sidj]/g)?.length ?? 0;
        it(format(name, ...values.slice(0, blanks)), () => run(...values));
      }
    };
    const describe = (name, body) => {
      path = [...path, name];
      body();
      path = path.slice(0, -1);
    };
    return { __esModule: true, describe, it, expect };
  };
  const load = (file, globals) => {
    let exports = modules.get(file);
    if (!exports) {
      modules.set(file, (exports = {}));
      const find = (request) => {
        if (request === '@jest/globals') return globals;
        if (!request.startsWith('.')) return packages.get(request);
        return load(resolve(dirname(file), request.replace(/\.js$/, '.ts')), globals);
      };
      scriptOf(file).runInThisContext()(exports, find);
    }
    return exports;
  };
  return { tests, loadSpec: (file) => load(resolve(file), declare(file)) };
}

class SpecRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, PROPERTIES);
    const inside = (folder) => readdirSync(folder).map((name) => join(folder, name));
    const ours = [...inside('src'), ...inside('test')].filter((file) => file.endsWith('.ts'));
    await importPackages(ours);
    // The slow searches last: most mutants do not live to see them.
    const specs = ours.filter((file) => file.endsWith(SPEC));
    const isProperty = (file) => file.includes('.property.');
    this.specs = [...specs.filter((file) => !isProperty(file)), ...specs.filter(isProperty)];
  }

  async dryRun({ coverageAnalysis }) {
    const context = (globalThis[NAMESPACE] = {});
    if (coverageAnalysis !== 'off') context.mutantCoverage = { static: {}, perTest: {} };
    const world = newWorld();
    for (const spec of this.specs) world.loadSpec(spec);
    const tests = await this.run(world.tests, context, false);
    writeFileSync(HITS, JSON.stringify(context.mutantCoverage ?? { static: {}, perTest: {} }));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: context.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, disableBail }) {
    this.hits ??= JSON.parse(readFileSync(HITS, 'utf8'));
    const hitLimit = limitOf(this.hits.static[activeMutant.id] ?? 0);
    const context = (globalThis[NAMESPACE] = { hitCount: 0, hitLimit });
    if (mutantActivation === 'static') context.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    const files = testFilter && new Set(testFilter.map((id) => id.slice(0, id.indexOf(': '))));
    const world = newWorld();
    try {
      for (const spec of this.specs) if (!files || files.has(spec)) world.loadSpec(spec);
    } catch (error) {
      // Modules that no longer load fail every test there is.
      const [spec] = this.specs;
      world.tests.unshift({ id: spec, name: spec, file: spec, run: () => Promise.reject(error) });
      wanted?.add(spec);
    }
    context.activeMutant = activeMutant.id;
    const endlessAlready = context.hitCount > context.hitLimit;
    const chosen = wanted ? world.tests.filter((test) => wanted.has(test.id)) : world.tests;
    const tests = endlessAlready ? [] : await this.run(chosen, context, !disableBail);
    const endless = context.hitCount > context.hitLimit;
    return toMutantRunResult(
      endless
        ? { status: DryRunStatus.Timeout, reason: `no end after ${context.hitLimit} passes` }
        : { status: DryRunStatus.Complete, tests },
      disableBail,
    );
  }

  async run(tests, context, bail) {
    const results = [];
    for (const { id, name, file, run } of tests) {
      context.currentTestId = id;
      if (context.activeMutant !== undefined) {
        context.hitCount = 0;
        context.hitLimit = limitOf(this.hits.perTest[id]?.[context.activeMutant] ?? 0);
      }
      const startedAt = performance.now();
      let failure;
      try {
        await run();
      } catch (error) {
        failure = String(error?.message ?? error);
      }
      results.push({
        id,
        name,
        fileName: resolve(file),
        timeSpentMs: Math.round(performance.now() - startedAt),
        ...(failure === undefined
          ? { status: TestStatus.Success }
          : { status: TestStatus.Failed, failureMessage: failure }),
      });
      if ((bail && failure !== undefined) || context.hitCount > context.hitLimit) break;
    }
    context.currentTestId = undefined;
    return results;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'specs', SpecRunner)];
