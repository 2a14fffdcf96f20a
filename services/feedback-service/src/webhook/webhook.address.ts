import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Networks that a webhook must not reach: private, loopback, link-local, shared, reserved, multicast. A list for each
 * family: Node would match a plain IPv4 address with the range of mapped ones.
 */
const CLOSED = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  CLOSED.ipv4.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  CLOSED.ipv6.addSubnet(net, bits, 'ipv6');
}

/** Whether an address of the public internet: anything else could be a door into the office's own network. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  return !CLOSED[family].check(address, family);
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
  const local = host === 'localhost' || host.endsWith('.localhost');
  const closed = local || (isIP(host) !== 0 && !isPublicAddress(host));
  if (url.protocol === 'http:' && !(allowPrivate && closed)) return 'URL_NOT_HTTPS';
  return closed && !allowPrivate ? 'URL_PRIVATE' : null;
}

/** The host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
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
