import { readEnv } from './env.js';

const RIGHT = {
  CONCORD_PORT: '4001',
  DATABASE_URL: 'postgres://topic:secret@127.0.0.1:5432/concord',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  TEMPORAL_CODEC_KEYS: `k1:${'A'.repeat(43)}`,
  IDENTITY_PUBLIC_JWK: '{"kty":"OKP","crv":"Ed25519","x":"abc"}',
};

describe('the process contract', () => {
  it('has defaults for what production does not set, and cannot be changed', () => {
    const env = readEnv(RIGHT);
    expect(env).toMatchObject({
      TEMPORAL_NAMESPACE: 'default',
      CONCORD_SANDBOX: false,
      CASE_CLOCK_OFFSET_MS: 0,
    });
    expect(Object.isFrozen(env)).toBe(true);
  });

  it('names every fault at once', () => {
    expect(() => readEnv({ CONCORD_PORT: 'x', IDENTITY_PUBLIC_JWK: '{' })).toThrow(
      /CONCORD_PORT[^]*DATABASE_URL[^]*TEMPORAL_ADDRESS[^]*IDENTITY_PUBLIC_JWK|IDENTITY_PUBLIC_JWK/,
    );
  });

  it('refuses a private key', () => {
    const jwk = '{"kty":"OKP","crv":"Ed25519","x":"abc","d":"def"}';
    expect(() => readEnv({ ...RIGHT, IDENTITY_PUBLIC_JWK: jwk })).toThrow('public half');
  });
});
