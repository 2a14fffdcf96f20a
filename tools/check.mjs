// npm run check: everything that can be said about the code without running the product.
// Two lanes (the house is built on two cores); each failure ends with how to mend it.
//   npm run check -- --only=lint,arrows    npm run check -- --skip=drift
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
mkdirSync(join(root, '.cache'), { recursive: true });

/** Lane 1 reads text only; lane 2 needs built packages. Within a lane the quick ones come first. */
const lanes = [
  [
    {
      name: 'format',
      run: ['prettier', '.', '--check', '--cache', '--cache-location=.cache/prettier', '--log-level=warn'],
      mend: 'npm run format',
    },
    {
      name: 'arrows',
      run: ['npm', 'run', '--silent', 'arrows'],
      mend: 'each line above names a rule; its comment in .dependency-cruiser.cjs says how to mend it (npm run arrows -- -T err-long prints it)',
    },
    {
      name: 'licences',
      run: ['node', 'tools/licences.mjs', '--check'],
      mend: 'replace the package by a kept one whose licence is on the list of tools/licences.mjs; name a fetched program in NOTICE',
    },
    {
      name: 'sbom',
      run: ['node', 'tools/sbom.mjs', '--check'],
      mend: 'npm run sbom; what npm says of the lockfile above stands in the way',
    },
    {
      name: 'deadcode',
      run: ['npm', 'run', '--silent', 'deadcode'],
      mend: 'delete what nothing uses, or use it; declare what is imported; a new entry point is named in knip.json',
    },
    {
      name: 'lint',
      run: ['npm', 'run', '--silent', 'lint'],
      mend: 'npm run lint -- --fix mends what a machine can; the rest by hand (a rule is switched off only with a reason beside it)',
    },
  ],
  [
    {
      name: 'types',
      run: [
        'turbo',
        'run',
        'types',
        'types:tools',
        '--output-logs=errors-only',
        '--continue',
        '--concurrency=2',
        '--ui=stream',
      ],
      mend: 'mend the types above; npx turbo run types --filter=<workspace> shows one workspace',
    },
    {
      name: 'generated',
      run: ['node', 'tools/generate/generate.mjs', '--check'],
      mend: 'npm run generate, read the difference, commit it',
    },
    {
      name: 'drift',
      run: ['node', 'tools/check-drift.mjs'],
      mend: 'write a migration that brings the tables to the entities (or correct the entity); never edit a merged migration',
    },
  ],
];

const { values } = parseArgs({ options: { only: { type: 'string' }, skip: { type: 'string' } } });
const names = lanes.flat().map((step) => step.name);
const chosen = (values.only?.split(',') ?? names).filter((name) => !values.skip?.split(',').includes(name));
const unknown = [...chosen, ...(values.skip?.split(',') ?? [])].filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}

/** Runs one step and keeps its words until it ends, so that two lanes do not talk into each other. */
function run(step) {
  return new Promise((resolve) => {
    const started = performance.now();
    const [command, ...args] = step.run;
    const child = spawn(command, args, {
      cwd: root,
      env: {
        ...process.env,
        FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
        PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
        TURBO_TELEMETRY_DISABLED: '1',
      },
    });
    let words = '';
    child.stdout.on('data', (chunk) => (words += chunk));
    child.stderr.on('data', (chunk) => (words += chunk));
    child.on('error', (error) => (words += `${command}: ${error.message}\n`));
    child.on('close', (code) => {
      const ok = code === 0;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (!ok) console.log(`\n${words.trimEnd()}`);
      console.log(
        `${ok ? 'ok  ' : 'FAIL'} ${step.name.padEnd(10)} ${seconds} s${ok ? '' : `\n     mend: ${step.mend}`}`,
      );
      resolve({ name: step.name, ok });
    });
  });
}

async function runLane(steps) {
  const results = [];
  for (const step of steps) if (chosen.includes(step.name)) results.push(await run(step));
  return results;
}

const failed = (await Promise.all(lanes.map(runLane))).flat().filter((result) => !result.ok);
if (failed.length > 0) {
  console.log(`\ncheck failed: ${failed.map((result) => result.name).join(', ')}`);
  process.exit(1);
}
