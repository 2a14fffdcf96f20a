import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All of IPv6 that is given out to the public internet (IANA); what lies outside is another protocol's or nobody's. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address of the public internet: anything else could be a door into the office's own network. The ranges
 * are the library's (IANA's special-purpose registries), among them every way to write an IPv4 address within an IPv6
 * one: mapped, SIIT, NAT64, 6to4, Teredo.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_IPV6);
}

/** Why an address cannot be a webhook's; null where it can. Names are looked at again at every connection. */
export function addressFault(
  text: string,
  allowPrivate: boolean,
): 'URL_INVALID' | 'URL_NOT_HTTPS' | 'URL_PRIVATE' | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || text.length > 500) {
    return 'URL_INVALID';
  }
  const host = hostOf(url);
  const local = host === '' || LOCAL.test(host);
  const closed = local || (isIP(host) !== 0 && !isPublicAddress(host));
  if (url.protocol === 'http:' && !(allowPrivate && closed)) return 'URL_NOT_HTTPS';
  return closed && !allowPrivate ? 'URL_PRIVATE' : null;
}

/** Names that lead nowhere but into the machine or its own network (RFC 6761, 6762, 8375, 9476). */
const LOCAL =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home\.arpa|alt)$|^(localhost|ip6-(localhost|loopback))\d*$/;

/** The host without the brackets of an IPv6 address, and without the dots that a full name may end with. */
export function hostOf(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '')
    .toLowerCase();
}

/** Thrown into a connection whose name leads into a closed network. */
export class ClosedAddress extends Error {
  readonly code = 'ADDRESS_BLOCKED';
}

/**
 * The look-up of a connection: the very addresses that are connected to are judged, so a name that changes between
 * a check and its use (DNS rebinding) gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    if (found.some(({ address }) => !isPublicAddress(address))) {
      return callback(new ClosedAddress(), '', 0);
    }
    return options.all ? callback(null, found) : callback(null, found[0]!.address, found[0]!.family);
  });
};
