import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Logger } from '../log.js';

/**
 * The address by which a request is counted: an IPv4 address, or the /64 of an IPv6 one, as whoever has one of those
 * has them all. Behind trusted proxies (`TRUSTED_PROXIES`) it is the one that they forward, else the peer's.
 */
export function addressOf(request: FastifyRequest): string {
  return countedAddress(request.ip);
}

/** Some proxies write the port of the client as well. */
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([^\]]+)\]):\d+$/;

/** The part of an address by which it is counted. */
export function countedAddress(forwarded: string): string {
  const [, v4, v6] = WITH_PORT.exec(forwarded) ?? [];
  const ip = v4 ?? v6 ?? forwarded;
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** Where a reverse proxy of one's own stands; one of elsewhere cannot be told from a forger. */
const NEARBY = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);

/** Says once on the log that a proxy nearby is not trusted: all who come through it would count as one address. */
export function warnOfUnnamedProxy(app: FastifyInstance, log: Logger): void {
  let warned = false;
  app.addHook('onRequest', async (request) => {
    if (warned || request.headers['x-forwarded-for'] === undefined) return;
    // Of a trusted peer there are two addresses at least: its own, and the forwarded one.
    if ((request.ips?.length ?? 1) > 1) return;
    const peer = request.socket.remoteAddress ?? '';
    if (!ipaddr.isValid(peer) || !NEARBY.has(ipaddr.process(peer).range())) return;
    warned = true;
    log.warn(
      'X-Forwarded-For arrives from a peer that TRUSTED_PROXIES does not name: if it is your reverse proxy, name its ' +
        'address there, or all who come through it are counted as one (docs/security/rates.md)',
    );
  });
}
