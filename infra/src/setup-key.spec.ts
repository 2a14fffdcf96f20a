import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalSetupKey } from '@concord/contracts/setup-key';
import { digestOf, dropSetupKey, keepSetupKey } from './setup-key.js';

const dataDir = mkdtempSync(join(tmpdir(), 'setup-key-'));
const file = join(dataDir, 'setup-key.txt');
afterAll(() => rmSync(dataDir, { recursive: true }));

describe('the key of the first set-up', () => {
  it('is made once, for its owner’s eyes, and kept until it is dropped', () => {
    const key = keepSetupKey(dataDir);
    expect(key).toMatch(/^([2-9A-Z]{5}-){3}[2-9A-Z]{5}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(`${key}\n`);
    expect(keepSetupKey(dataDir)).toBe(key);
    dropSetupKey(dataDir);
    expect(existsSync(file)).toBe(false);
    expect(keepSetupKey(dataDir)).not.toBe(key);
  });

  it('is known to the programs by a digest, however it is typed', () => {
    const key = keepSetupKey(dataDir);
    expect(digestOf(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(digestOf(normalSetupKey(key).toLowerCase())).toBe(digestOf(key));
  });

  it('is refused where its file is damaged or none, and nothing is changed', () => {
    writeFileSync(file, 'half');
    expect(() => keepSetupKey(dataDir)).toThrow(/setup-key\.txt is damaged; remove it/);
    expect(readFileSync(file, 'utf8')).toBe('half');
    rmSync(file);
    mkdirSync(file);
    expect(() => keepSetupKey(dataDir)).toThrow(/setup-key\.txt is no ordinary file/);
  });
});
