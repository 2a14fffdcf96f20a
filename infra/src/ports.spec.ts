import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { freePort, requirePort } from './ports.js';

const addresses = Object.values(networkInterfaces()).flatMap((many) => many ?? []);
const hasIpv6 = addresses.some(({ address }) => address === '::1');

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

  it('is refused when another program waits where browsers look for localhost first', async () => {
    // A machine without IPv6 has nobody there.
    if (!hasIpv6) return;
    const port = await freePort();
    const other = createServer().listen(port, '::1');
    await once(other, 'listening');
    await expect(requirePort(port)).rejects.toThrow(`[::1]:${port}`);
    other.close();
  });
});
