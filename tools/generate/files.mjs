import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../workspaces.mjs';

export const read = (file) => readFileSync(join(root, file), 'utf8');

/** Writes the files, or says which are not what they would be written as; true when nothing was to be said. */
export function keep(files, check) {
  const stale = Object.entries(files).filter(
    ([file, text]) => !existsSync(join(root, file)) || read(file) !== text,
  );
  for (const [file, text] of stale) {
    console.log(`${file} ${check ? 'is not what the code generates' : 'written'}`);
    if (check) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return !check || stale.length === 0;
}
