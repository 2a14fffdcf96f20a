import { timingSafeEqual } from 'node:crypto';
import type { IdentityClaims, Language } from '@concord/contracts/identity';
import type { IncomingHttpHeaders } from 'node:http';
import type { IdentityDirectory, IdentityRecord } from './directory.js';
import { requestLanguage } from './language.js';
import { Refusal } from './refusal.js';
import type { IdentitySigner, SignedFor } from './signer.js';
import type { TokenVerifier, VerifiedToken } from './tokens.js';

/** Header by which the loader of sample data acts at an earlier case time. */
export const AS_OF_HEADER = 'x-concord-as-of';
/** Header by which a page says which language it is shown in. */
export const LANGUAGE_HEADER = 'x-concord-language';
/** Header by which that loader proves itself (content of `sample-loader-secret`). */
export const LOADER_HEADER = 'x-concord-sample-loader';
/** Header by which whoever reads the console of a sandbox moves its clock without signing in. */
export const CONSOLE_HEADER = 'x-concord-console-key';
/** The machine client that loads sample data. */
export const SAMPLE_LOADER = 'concord-sample-loader';

/** Who asks, for one request. */
export interface Viewer {
  claims: IdentityClaims;
  language: Language;
  /** Wall instant (milliseconds) at which the token ends; undefined for anonymous. */
  expiresAt: number | undefined;
  /** The token's subject; undefined for anonymous. */
  subject: string | undefined;
  /** The embedded issuer's session of the token, with which it ends; undefined where it has none. */
  sessionId?: string | undefined;
  /** Whether he knows the console's key. */
  atConsole: boolean;
  /** Whether the loader of sample data asks. */
  loader: boolean;
  /** Wall milliseconds since directory last answered who this is, while it is away; undefined while it is there. */
  directoryAwayMs: number | undefined;
  /** His identity for a service, signed for one call. */
  signed: SignedFor;
}

/** Turns the headers of a request into a viewer, or throws a Refusal. `address`: as `addressOf` has it. */
export type ViewerReader = (
  headers: IncomingHttpHeaders,
  requestId: string,
  address: string,
) => Promise<Viewer>;

interface Parts {
  verifier: TokenVerifier;
  directory: IdentityDirectory;
  signer: IdentitySigner;
  /** Knows the loader of sample data; absent where there is no sample data. */
  sample: { isLoader(secret: string | undefined): boolean } | undefined;
  /** Key that a sandbox gives on its console; absent elsewhere. */
  consoleKey?: string | undefined;
  /** Digest under which a service counts what one sender sends. */
  digest: (text: string) => string;
}

/** The language of a request before it is known who asks; for refusals. */
export function headerLanguage(headers: IncomingHttpHeaders, chosen?: string | null): Language {
  return requestLanguage(
    {
      wished: single(headers[LANGUAGE_HEADER]),
      accept: headers['accept-language'],
    },
    chosen,
  );
}

/** A reader of viewers over the given issuer and directory. */
export function createViewerReader(parts: Parts): ViewerReader {
  return async (headers, requestId, address) => {
    const bearer = bearerToken(headers.authorization);
    const token = bearer === undefined ? undefined : await parts.verifier.verify(bearer);
    const record = token && (await parts.directory.identityOf(token.subject));
    const kind = kindOf(token, record);
    // A program asks again by itself, and nobody would notice what it did with rights that have ended.
    if (kind === 'machine' && record?.awayMs !== undefined) {
      throw new Refusal('SERVICE_UNAVAILABLE', 503, { service: 'directory' });
    }
    const language = headerLanguage(headers, record?.language);
    const isLoader = (): boolean => {
      // As a person by his token; as the public, who has none, by the secret itself.
      if (!parts.sample) return false;
      return token ? token.clientId === SAMPLE_LOADER : parts.sample.isLoader(single(headers[LOADER_HEADER]));
    };
    const asOf = readAsOf(single(headers[AS_OF_HEADER]), isLoader);
    const claims: IdentityClaims = {
      kind,
      ...(record?.personId ? { personId: record.personId } : {}),
      roles: record?.roles ?? [],
      language,
      requestId,
      // Other words than the counters of rates have: rows of the two cannot be brought together.
      sender: parts.digest(token ? `sender person ${token.subject}` : `sender address ${address}`),
      ...(asOf ? { asOf } : {}),
    };
    return {
      claims,
      language,
      expiresAt: token?.expiresAt,
      subject: token?.subject,
      sessionId: token?.sessionId,
      atConsole: isKey(parts.consoleKey, single(headers[CONSOLE_HEADER])),
      loader: isLoader(),
      directoryAwayMs: record?.awayMs,
      signed: parts.signer.sign(claims),
    };
  };
}

function kindOf(
  token: VerifiedToken | undefined,
  record: IdentityRecord | undefined,
): IdentityClaims['kind'] {
  if (!token || !record) return 'anonymous';
  return token.clientId === token.subject ? 'machine' : 'person';
}

function isKey(key: string | undefined, given: string | undefined): boolean {
  if (key === undefined || given === undefined) return false;
  const [known, tried] = [Buffer.from(key), Buffer.from(given)];
  return known.length === tried.length && timingSafeEqual(known, tried);
}

function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const match = /^Bearer +([A-Za-z0-9._~+/=-]+)\s*$/i.exec(header);
  if (!match) throw new Refusal('AUTH_TOKEN_INVALID', 401);
  return match[1];
}

function readAsOf(header: string | undefined, isLoader: () => boolean): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (!isLoader()) throw new Refusal('AS_OF_FORBIDDEN', 403);
  const instant = new Date(header);
  if (Number.isNaN(instant.getTime())) throw new Refusal('BAD_REQUEST', 400, { header: AS_OF_HEADER });
  return instant.toISOString();
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
