/**
 * Completes package-lock.json with the optional packages of other systems that the registry in
 * use does not carry: npm leaves them out then, and `npm ci` refuses the lockfile everywhere
 * ("Missing: … from lock file"). Run after `npm install` on such a registry:
 *   node infra/launcher/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OS = [
  ['darwin', 'darwin'],
  ['win', 'win32'],
  ['android', 'android'],
  ['freebsd', 'freebsd'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
  ['openharmony', 'openharmony'],
  ['linux', 'linux'],
];
// The longer names first: "arm64" holds "arm", "loong64" holds "64".
const CPU = ['loong64', 'mips64el', 'riscv64', 'ppc64', 's390x', 'arm64', 'ia32', 'wasm32', 'x64', 'arm'];

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

/** Whether a package below `path` finds `name` in its own or an outer node_modules. */
function resolves(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) {
      return true;
    }
    if (at === '') {
      return false;
    }
  }
}

let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const system = name.slice(name.indexOf('/') + 1);
    const os = OS.find(([word]) => system.includes(word))?.[1];
    const cpu = CPU.find((word) => system.includes(word)) ?? (system.endsWith('64') ? 'x64' : undefined);
    if (!/^\d/.test(version) || os === undefined || cpu === undefined || resolves(path, name)) {
      continue;
    }
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: [os],
    };
    added += 1;
  }
}
if (added > 0) {
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`${added} entries added to ${file}\n`);
