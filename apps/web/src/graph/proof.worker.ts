import { sha256 } from '@noble/hashes/sha2.js';
import { solveChallenge } from 'altcha-lib';
import type { DeriveKeyFunction } from 'altcha-lib/types';
import type { ProofRequest, ProofReport } from './proof';

/** Tries between two words of progress. */
const REPORT_EVERY = 50;

/** Digests without the browser's own `crypto.subtle`, which pages without TLS do not have. */
function countedDigests(report: (tries: number) => void): DeriveKeyFunction {
  let tries = 0;
  return (parameters, salt, password) => {
    tries += 1;
    if (tries % REPORT_EVERY === 0) report(tries);
    const first = new Uint8Array(salt.length + password.length);
    first.set(salt);
    first.set(password, salt.length);
    let derivedKey = sha256(first);
    for (let done = 1; done < parameters.cost; done += 1) derivedKey = sha256(derivedKey);
    return Promise.resolve({
      parameters: {},
      derivedKey: derivedKey.subarray(0, parameters.keyLength ?? 32),
    });
  };
}

const tell = (report: ProofReport): void => postMessage(report);

addEventListener('message', ({ data }: MessageEvent<ProofRequest>) => {
  const deriveKey = countedDigests((tries) => tell({ tries }));
  solveChallenge({ challenge: data.challenge, deriveKey, timeout: 300_000 }).then(
    (solution) => tell(solution ? { solution } : { failed: true }),
    () => tell({ failed: true }),
  );
});
