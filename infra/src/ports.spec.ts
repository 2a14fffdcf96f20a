import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { freePort, requirePort } from './ports.js';

const addresses = Object.values(networkInterfaces()).flatMap((many) => many ?? []);
/** A machine without IPv6 has nobody there. */
const itWithIpv6 = addresses.some(({ address }) => address === '::1') ? it : it.skip;

describe('the port of the gateway', () => {
  it('is taken when nobody has it', async () => {
    await expect(requirePort(await freePort())).resolves.toBeUndefined();
  });

  it('is refused when another program has it', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await expect(requirePort(port)).rejects.toThrow(`Port ${port} is in use`);
    other.close();
  });

  itWithIpv6('is refused when another program waits where browsers look for localhost first', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '::1');
    await once(other, 'listening');
    await expect(requirePort(port)).rejects.toThrow(`[::1]:${port}`);
    other.close();
  });
});
