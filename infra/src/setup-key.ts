import { createHash, randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { normalSetupKey, SETUP_KEY_ALPHABET } from '@concord/contracts/setup-key';
import { FAULTS, refuse, REMEDIES } from './data-faults.js';
import { find, writeWhole } from './data-record.js';

const FILE = 'setup-key.txt';
/** Four by five characters: 100 bits. */
const GROUPS = 4;
const GROUP = 5;
const SHAPE = new RegExp(`^[${SETUP_KEY_ALPHABET}]{${GROUPS * GROUP}}$`);

/** The key that is kept; undefined where there is none. Refuses a file that is damaged, or none. */
export function readSetupKey(dataDir: string): string | undefined {
  const found = find(dataDir, FILE);
  if ('text' in found) {
    const key = found.text.trim();
    if (SHAPE.test(normalSetupKey(key))) return key;
    throw refuse(dataDir, FILE, FAULTS.damaged, REMEDIES.setupKey);
  }
  if (found.fault === 'missing') return undefined;
  throw refuse(dataDir, FILE, FAULTS[found.fault], REMEDIES.setupKey);
}

/** The key of the first set-up, as it is shown and typed: kept with the data until the set-up is done. */
export function keepSetupKey(dataDir: string): string {
  const kept = readSetupKey(dataDir);
  if (kept !== undefined) return kept;
  const character = (): string => SETUP_KEY_ALPHABET[randomInt(SETUP_KEY_ALPHABET.length)]!;
  const group = (): string => Array.from({ length: GROUP }, character).join('');
  const key = Array.from({ length: GROUPS }, group).join('-');
  writeWhole(dataDir, FILE, `${key}\n`);
  return key;
}

/** After the set-up the key opens nothing: it is not kept. */
export function dropSetupKey(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** What the programs know of the key. */
export function digestOf(key: string): string {
  return createHash('sha256').update(normalSetupKey(key)).digest('hex');
}
