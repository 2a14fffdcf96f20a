import { randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import fc from 'fast-check';
import { sealedConverter } from './codec.js';
import { sealKeys, type SealKey } from './keys.js';
import { seal, unseal, type Owner, type SealBroken, type SealFault } from './seal.js';

const keyText = (id: string): string => `${id}:${randomBytes(32).toString('base64url')}`;
const key = (id: string): SealKey => sealKeys.parse(keyText(id))[0]!;
const payload = (text: string): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(text),
});
const OWNER: Owner = { namespace: 'default', workflowId: 'topic:1', activityId: null };
const now = key('now');

function faultOf(open: () => unknown): SealFault | undefined {
  try {
    open();
    return undefined;
  } catch (error) {
    return (error as SealBroken).fault;
  }
}

describe('a sealed payload', () => {
  it('opens for its owner, metadata and all, and shows nothing of it before', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.string({ minLength: 1 }), (data, encoding) => {
        const plain = { metadata: { encoding: Buffer.from(encoding) }, data };
        const opened = unseal(seal(plain, OWNER, now), [now], OWNER);
        expect(Buffer.from(opened.data!)).toEqual(Buffer.from(data));
        expect(Buffer.from(opened.metadata!['encoding']!).toString()).toBe(Buffer.from(encoding).toString());
      }),
    );
    const sealed = seal(payload('{"grams":1234567}'), OWNER, now);
    expect(Buffer.from(sealed.data!).includes('1234567')).toBe(false);
  });

  it.each([[undefined], [[] as unknown as Uint8Array], [new Uint8Array()]])(
    'may be of nothing: %j',
    (data) => {
      const nothing = { metadata: { encoding: Buffer.from('binary/null') }, ...(data && { data }) };
      expect(unseal(seal(nothing, OWNER, now), [now], OWNER).data).toHaveLength(0);
    },
  );

  it('is refused when any byte of it is another', () => {
    const sealed = seal(payload('{"grams":1}'), OWNER, now);
    for (let at = 0; at < sealed.data!.length; at += 1) {
      const data = Buffer.from(sealed.data!);
      data[at]! ^= 1;
      expect(faultOf(() => unseal({ ...sealed, data }, [now], OWNER))).toBe('not authentic');
    }
    for (let length = 0; length < sealed.data!.length; length += 1) {
      const data = sealed.data!.subarray(0, length);
      expect(faultOf(() => unseal({ ...sealed, data }, [now], OWNER))).toBeDefined();
    }
  });

  it.each<[string, Partial<Owner>]>([
    ['namespace', { namespace: 'other' }],
    ['workflow', { workflowId: 'topic:2' }],
    ['activity', { activityId: '1' }],
  ])('is refused with another %s, also when that is written beside it', (_, other) => {
    const sealed = seal(payload('1'), OWNER, now);
    const wrong = { ...OWNER, ...other };
    expect(faultOf(() => unseal(sealed, [now], wrong))).toBe('of another owner');
    const { metadata } = seal(payload('1'), wrong, now);
    expect(faultOf(() => unseal({ ...sealed, metadata: metadata! }, [now], wrong))).toBe('not authentic');
  });

  it('is refused when it was never sealed, or sealed by another installation', () => {
    expect(faultOf(() => unseal(payload('1'), [now], OWNER))).toBe('unsealed');
    expect(faultOf(() => unseal({}, [now], OWNER))).toBe('unsealed');
    expect(faultOf(() => unseal(seal(payload('1'), OWNER, key('other')), [now], OWNER))).toBe('unknown key');
    expect(faultOf(() => unseal(seal(payload('1'), OWNER, key('now')), [now], OWNER))).toBe('not authentic');
  });

  it('opens by an older key after a new one has come, and what is sealed then needs the new one', async () => {
    const [old, fresh] = [key('old'), key('fresh')];
    const before = seal(payload('1'), OWNER, old);
    expect(unseal(before, [fresh, old], OWNER).data).toEqual(Buffer.from('1'));
    const [codec] = sealedConverter({ keys: [fresh, old], namespace: 'default' }).payloadCodecs!;
    const [after] = await codec!.encode([payload('2')]);
    expect(faultOf(() => unseal(after!, [old]))).toBe('unknown key');
  });
});

describe('what a worker finds unsealed', () => {
  const context = { type: 'workflow', namespace: 'default', workflowId: 'topic:1' } as const;

  it('becomes null, with a line that names whose it was and holds nothing of it', async () => {
    const said: object[] = [];
    const [codec] = sealedConverter({
      keys: [now],
      namespace: 'default',
      onRefused: (refused) => said.push(refused),
    }).payloadCodecs!;
    const [opened] = await codec!.decode([payload('{"secret":1}')], context);
    expect(Buffer.from(opened!.data!).toString()).toBe('null');
    expect(said).toEqual([{ reason: 'unsealed', ...OWNER }]);
  });

  it('is an error for a client', async () => {
    const [codec] = sealedConverter({ keys: [now], namespace: 'default' }).payloadCodecs!;
    await expect(codec!.decode([payload('1')], context)).rejects.toThrow('unsealed');
  });
});

describe('the keys of an installation', () => {
  it('seal by the first', () => {
    expect(sealKeys.parse(`${keyText('b')}, ${keyText('a')}`).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it.each(['', 'a', `a:${'A'.repeat(42)}`, `a:${'A'.repeat(44)}`, `a:${'A'.repeat(43)},a:${'B'.repeat(43)}`])(
    'are refused without being repeated: %#',
    (text) => {
      const { error } = sealKeys.safeParse(text);
      expect(error?.message).toContain('base64url');
      expect(error?.message).not.toContain('AAAA');
    },
  );
});
