import fc from 'fast-check';
import { canonical, digestPersonal, firstBrokenLink, linkHash, sha256, type ChainLink } from './chain.js';

function chainOf(length: number, seed: string | null = null): (ChainLink & { hash: string })[] {
  const links: (ChainLink & { hash: string })[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const link: ChainLink = {
      caseId: 'topic:x',
      seq,
      at: new Date(Date.UTC(2026, 1, seq)),
      type: `t${seq}`,
      actorPersonId: null,
      actorRole: 'PUBLIC',
      actorUnitId: null,
      data: { n: seq },
      personalDigest: null,
      previousHash: links.at(-1)?.hash ?? seed,
    };
    links.push({ ...link, hash: linkHash(link) });
  }
  return links;
}

test('a chain as it was written is whole, with or without a seed', () => {
  expect(firstBrokenLink(chainOf(5))).toBeNull();
  expect(firstBrokenLink(chainOf(5, 'parent-hash'))).toBeNull();
  expect(firstBrokenLink([])).toBeNull();
});

test('any change, removal or swap of an entry is found where it begins', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), (at) => {
      const changed = chainOf(6);
      changed[at]!.data = { n: 99 };
      expect(firstBrokenLink(changed)).toBe(at);
    }),
  );
  const removed = chainOf(4);
  removed.splice(1, 1);
  expect(firstBrokenLink(removed)).toBe(1);
  const swapped = chainOf(4);
  [swapped[1], swapped[2]] = [swapped[2]!, swapped[1]!];
  expect(firstBrokenLink(swapped)).toBe(1);
});

test('the digest of content does not depend on the order of keys, nor on keys left undefined', () => {
  expect(canonical({ b: 1, a: [{ d: null, c: 'x' }] })).toBe(
    canonical({ a: [{ c: 'x', d: null }], b: 1, e: undefined }),
  );
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }));
});

test('personal data leaves only a salted digest: without the salt it cannot be found by trying', () => {
  const one = digestPersonal({ phone: '13800000000' });
  const two = digestPersonal({ phone: '13800000000' });
  expect(one.digest).not.toBe(two.digest);
  expect(one.digest).toBe(sha256(one.salt + canonical({ phone: '13800000000' })));
});
