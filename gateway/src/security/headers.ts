import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import helmet from 'helmet';
import { doorOf } from '../doors.js';

/** What a page may load and run, by the kind of address that answers it. */
export interface PagePolicies {
  /** Source (`inlineSource`) of the inline style of the issuer's own pages. */
  issuerStyle: string;
  /** Origin of a foreign issuer, which the web calls; undefined for the embedded one. */
  issuerOrigin: string | undefined;
}

/** A year: browsers that came by https once come by nothing else. */
const HSTS_SECONDS = 31_536_000;

/** Nothing of a device is asked for by any page. */
const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The source by which a policy lets one inline script or style be. */
export function inlineSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * Puts the headers that bound what a page may do on every answer. They are set on the raw response before fastify
 * looks at the request: answers that bypass its hooks (the issuer's library, live streams, addresses that cannot be
 * read) carry them as well.
 */
export function securityHeaders(server: Server, publicUrl: string, policies: PagePolicies): void {
  const secure = publicUrl.startsWith('https:');
  const common = helmet({
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    // A form of ours must still say which page it comes from (`sameOrigin`).
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
  });
  const guard = (request: IncomingMessage, response: ServerResponse): void => {
    common(request, response, () => undefined);
    response.setHeader('permissions-policy', PERMISSIONS);
    response.setHeader('content-security-policy', policyOf(request.url ?? '/', policies));
  };
  server.prependListener('request', guard);
  server.on('checkExpectation', (request, response) => {
    guard(request, response);
    response.writeHead(417, { connection: 'close' }).end();
  });
}

const UNREAD: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Answers what could not be read as a request: there is no response whose headers could be set. */
export function answerUnread({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && code !== 'ECONNRESET') {
    const lines = [
      `HTTP/1.1 ${UNREAD[code ?? ''] ?? '400 Bad Request'}`,
      'content-length: 0',
      `content-security-policy: ${NO_PAGE}`,
      `permissions-policy: ${PERMISSIONS}`,
      'referrer-policy: no-referrer',
      'x-content-type-options: nosniff',
      'x-frame-options: DENY',
      'connection: close',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  }
  socket.destroy();
}

function policyOf(url: string, policies: PagePolicies): string {
  const door = doorOf(url);
  if (!door) return webPolicy(policies.issuerOrigin);
  return door === 'oidc' ? issuerPolicy(policies.issuerStyle) : NO_PAGE;
}

/** The library adds the digests of the scripts of its own pages; `report-sample` alone lets none run. */
function issuerPolicy(style: string): string {
  return [
    "default-src 'none'",
    "script-src 'report-sample'",
    `style-src ${style}`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Ant Design puts its styles in the page; everything else comes from here alone. */
function webPolicy(issuerOrigin: string | undefined): string {
  const andIssuer = issuerOrigin ? ` ${issuerOrigin}` : '';
  return [
    "default-src 'self'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${andIssuer}`,
    "base-uri 'self'",
    `form-action 'self'${andIssuer}`,
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The explorer's editor runs in workers made of blobs and writes its styles while it runs. */
export function graphiqlPolicy(script: string): string {
  return [
    "default-src 'none'",
    `script-src ${script} blob:`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
