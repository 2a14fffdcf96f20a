import { LaunchError } from './errors.js';
import { freePort } from './ports.js';
import { requireSameTemporal, requireTemporalService, temporalService } from './temporal-service.js';

const KEYS = `one:${Buffer.alloc(32, 7).toString('base64url')}`;

describe('a Temporal Service of the office’s own', () => {
  it('is reached as the environment says, at the address of the command line', () => {
    expect(temporalService('temporal.example:7233', { TEMPORAL_TLS: '1' }).variables).toEqual({
      TEMPORAL_ADDRESS: 'temporal.example:7233',
      TEMPORAL_NAMESPACE: 'default',
      TEMPORAL_TLS: '1',
    });
    const named = temporalService('temporal.example:7233', { TEMPORAL_NAMESPACE: 'concord' });
    expect(named.variables['TEMPORAL_NAMESPACE']).toBe('concord');
  });

  it.each([
    [{ TEMPORAL_TLS_CA: '/nowhere/ca.pem' }, 'TEMPORAL_TLS_CA cannot be read (ENOENT)'],
    [{ TEMPORAL_API_KEY: 'secret' }, 'TEMPORAL_API_KEY would go in clear'],
  ])('with %j is refused by the variable’s name, and its value is not shown', async (variables, sentence) => {
    const refused = requireTemporalService(temporalService('temporal.example:7233', variables), KEYS);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow('secret');
  });

  it('that is away is named in one sentence', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    const refused = requireTemporalService(temporalService(address, {}), KEYS);
    await expect(refused).rejects.toThrow(LaunchError);
    await expect(refused).rejects.toThrow(`Temporal at ${address}, namespace default, cannot be used`);
  }, 30_000);
});

describe('the stories of a data directory', () => {
  const told = { files: ['secrets.json'] };

  it.each([
    ['a new directory', undefined, 'a:1'],
    ['a directory whose first start was cut off', { files: [], temporal: 'b:1' }, 'a:1'],
    ['one with a server of its own, as before', told, undefined],
    ['one told by a service, as before', { ...told, temporal: 'a:1' }, 'a:1'],
  ])('may be told in %s', (_name, record, address) => {
    expect(() => requireSameTemporal(record, address)).not.toThrow();
  });

  it.each([
    [told, 'a:1', 'start without --temporal'],
    [{ ...told, temporal: 'a:1' }, undefined, 'start with --temporal a:1'],
    [{ ...told, temporal: 'a:1' }, 'b:1', 'start with --temporal a:1'],
  ])('of %j are not left behind by %s', (record, address, sentence) => {
    expect(() => requireSameTemporal(record, address)).toThrow(sentence);
  });
});
