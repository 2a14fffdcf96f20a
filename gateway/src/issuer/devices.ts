import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a browser stays known after the last sign-in from it. */
const KNOWN_SECONDS = 180 * 24 * 3_600;
const VALUE = /^([\w-]{22})\.([\w-]{43})$/;

/** Tells browsers from which an account signed in before, by a signed cookie of each account. */
export interface KnownDevices {
  /** Id of the browser, where `login` signed in from it before. */
  knownDevice(login: string, cookies: string | undefined): string | undefined;
  /** The `set-cookie` by which the browser is known from now on. */
  remember(login: string): string;
}

/** Known browsers, by the issuer's own key. */
export function createKnownDevices(key: string, secure: boolean): KnownDevices {
  const sign = (text: string): Buffer => createHmac('sha256', key).update(`device ${text}`).digest();
  // Several people may share one browser: each has a cookie, whose name does not say whose.
  const nameOf = (login: string): string => `concord-device-${sign(login).toString('hex').slice(0, 12)}`;
  const proofOf = (id: string, login: string): Buffer => sign(`${id} ${login}`);

  return {
    knownDevice(login, cookies) {
      const [, id, proof] = VALUE.exec(valueOf(cookies, nameOf(login))) ?? [];
      if (id === undefined || proof === undefined) return undefined;
      return timingSafeEqual(Buffer.from(proof, 'base64url'), proofOf(id, login)) ? id : undefined;
    },
    remember(login) {
      const id = randomBytes(16).toString('base64url');
      const value = `${id}.${proofOf(id, login).toString('base64url')}`;
      return `${nameOf(login)}=${value}; Path=/oidc/interaction; Max-Age=${KNOWN_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    },
  };
}

function valueOf(cookies: string | undefined, name: string): string {
  for (const pair of cookies?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return '';
}
