import { createHash } from 'node:crypto';
import { normalSetupKey, SetupKeyGate } from './setup-key.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const digest = sha256('ABCDEFGH');

describe('the gate of the first set-up', () => {
  it('opens to its key however it is typed, at once', async () => {
    const gate = new SetupKeyGate(digest, sha256, () => Promise.reject(new Error('made to wait')));
    for (const typed of ['ABCD-EFGH', ' abcd efgh\n']) await expect(gate.opens(typed)).resolves.toBe(true);
  });

  it('opens to nothing else, and to nobody where there is no key', async () => {
    const gate = new SetupKeyGate(digest, sha256, () => Promise.resolve());
    for (const typed of ['', 'ABCDEFG', digest, 'x'.repeat(1_000_000)]) {
      await expect(gate.opens(typed)).resolves.toBe(false);
    }
    const none = new SetupKeyGate('', sha256, () => Promise.resolve());
    for (const typed of ['', 'ABCDEFGH']) await expect(none.opens(typed)).resolves.toBe(false);
  });

  it('lets wrong tries wait, a bounded number of them, and never the right one', async () => {
    let [waiting, release] = [0, () => {}];
    const end = new Promise<void>((resolve) => (release = resolve));
    const gate = new SetupKeyGate(digest, sha256, () => ((waiting += 1), end));
    const tries = Array.from({ length: 60 }, () => gate.opens('wrong'));
    await expect(gate.opens('ABCDEFGH')).resolves.toBe(true);
    await expect(tries[59]).resolves.toBe(false);
    expect(waiting).toBe(50);
    release();
    expect(new Set(await Promise.all(tries))).toEqual(new Set([false]));
  });

  it('compares without hyphens, blanks and case', () => {
    expect(normalSetupKey(' ab-cd\u3000ef ')).toBe('ABCDEF');
  });
});
