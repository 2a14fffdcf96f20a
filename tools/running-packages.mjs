/** Packages that state their licence in a file alone, read by a person at that version. */
const READ_BY_HAND = { 'unionfs@4.6.0': 'Unlicense' };

/** What runs, of a lockfile's packages: neither our own workspaces nor what serves development alone. */
export function runningPackages(lock) {
  const running = Object.entries(lock)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.dev)
    .map(([path, entry]) => {
      const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const id = `${name}@${entry.version}`;
      return [id, { id, name, version: entry.version, licence: licenceOf(id, name, entry, lock) }];
    });
  return [...new Map(running).values()];
}

/** Builds for other systems stand in the lockfile without particulars: theirs is that of the package they are parts of. */
function licenceOf(id, name, entry, lock) {
  const stated = entry.license ?? READ_BY_HAND[id];
  if (stated !== undefined || !entry.optional || !entry.os) return stated;
  return Object.values(lock).find((other) => other.optionalDependencies?.[name] === entry.version)?.license;
}

/** The programs that the launcher fetches, as its own table names them. */
export function fetchedPrograms(table) {
  const named = table.matchAll(/pypi: \{ name: '([^']+)', version: '([^']+)' \}/g);
  return [...named].map(([, name, version]) => ({ name, version }));
}
