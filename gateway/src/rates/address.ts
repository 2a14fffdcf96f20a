import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/**
 * The address by which a request is counted: an IPv4 address, or the /64 of an IPv6 one, as whoever has one of those
 * has them all. Behind trusted proxies (`TRUSTED_PROXIES`) it is the one that they forward, else the peer's.
 */
export function addressOf(request: FastifyRequest): string {
  return countedAddress(request.ip);
}

/** The part of an address by which it is counted. */
export function countedAddress(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
