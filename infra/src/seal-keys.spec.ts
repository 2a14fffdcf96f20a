import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireSealKeys } from './seal-keys.js';
import { loadSecrets, type Secrets } from './secrets.js';

let dataDir: string;
const kept = (): string => readFileSync(join(dataDir, 'secrets.json'), 'utf8');

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-seal-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** As an earlier version left them. */
async function secretsOfBefore(): Promise<Secrets> {
  const { temporalCodecKeys, ...before } = await loadSecrets(dataDir);
  expect(temporalCodecKeys).toMatch(/^[0-9a-f]{8}:[\w-]{43}$/);
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(before));
  return loadSecrets(dataDir);
}

test('secrets of before the seal get a key, once, and keep all others', async () => {
  const before = await secretsOfBefore();
  const after = requireSealKeys(dataDir, before);
  expect(after).toMatchObject({ ...before });
  expect(after.temporalCodecKeys).toMatch(/^[0-9a-f]{8}:[\w-]{43}$/);
  expect(requireSealKeys(dataDir, await loadSecrets(dataDir))).toEqual(after);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('stories that were told unsealed stop the start with a sentence, and nothing is changed', async () => {
  const before = await secretsOfBefore();
  mkdirSync(join(dataDir, 'temporal'));
  writeFileSync(join(dataDir, 'temporal', 'temporal.db'), '');
  const text = kept();
  expect(() => requireSealKeys(dataDir, before)).toThrow(/temporal\.db.*unsealed.*--data/);
  expect(kept()).toBe(text);
});
