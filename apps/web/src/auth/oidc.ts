import * as oidc from 'openid-client';
import { readJson, writeJson } from '../parts/storage';

/** The web's public client at the issuer. */
const CLIENT_ID = 'concord-web';
const FLOW = 'concord.sign-in';
const TOKENS = 'concord.tokens';
const SUBJECT = 'concord.subject';
/** Renew this long before the end, so that a request in flight does not outlive its token. */
const RENEW_BEFORE_MS = 60_000;

interface Flow {
  verifier: string;
  state: string;
  returnTo: string;
}

interface Tokens {
  access: string;
  refresh?: string | undefined;
  id?: string | undefined;
  /** Wall time, epoch milliseconds. */
  until: number;
}

/** The embedded issuer, unless the page names another in `<meta name="concord-issuer">`. */
function issuerUrl(): URL {
  const named = document.querySelector<HTMLMetaElement>('meta[name="concord-issuer"]')?.content;
  return new URL(named || `${location.origin}/oidc`);
}

let discovered: Promise<oidc.Configuration> | undefined;
function issuer(): Promise<oidc.Configuration> {
  const url = issuerUrl();
  const execute = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  discovered ??= oidc
    .discovery(url, CLIENT_ID, undefined, oidc.None(), { execute })
    .catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
  return discovered;
}

let tokens = readJson<Tokens>(sessionStorage, TOKENS);
const listeners = new Set<() => void>();

function keep(next: Tokens | undefined): void {
  tokens = next;
  writeJson(sessionStorage, TOKENS, next);
  for (const listener of listeners) listener();
}

/** Told when somebody signs in or out. */
export function onSignInChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isSignedIn(): boolean {
  return tokens !== undefined;
}

/** The issuer's name (`sub`) of who signed in last in this tab, whether the directory knows him or not. */
export function subjectOf(): string | undefined {
  return readJson<string>(sessionStorage, SUBJECT);
}

function subjectIn(idToken: string): string | undefined {
  const payload = idToken.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return (JSON.parse(new TextDecoder().decode(bytes)) as { sub?: string }).sub;
}

function toTokens(answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Tokens {
  const seconds = answer.expiresIn() ?? 300;
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? tokens?.refresh,
    id: answer.id_token ?? tokens?.id,
    until: Date.now() + seconds * 1000,
  };
}

/** Leaves for the issuer's page; comes back to `returnTo`. */
export async function signIn(returnTo: string): Promise<void> {
  const configuration = await issuer();
  const verifier = oidc.randomPKCECodeVerifier();
  const flow: Flow = { verifier, state: oidc.randomState(), returnTo };
  writeJson(sessionStorage, FLOW, flow);
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${location.origin}/callback`,
    scope: 'openid offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: flow.state,
    resource: `${location.origin}/graphql`,
  });
  location.assign(url);
}

/** Redeems the code in the address; answers where the person wanted to go. */
export async function completeSignIn(): Promise<string> {
  const flow = readJson<Flow>(sessionStorage, FLOW);
  if (!flow) throw new Error('no sign-in under way');
  writeJson(sessionStorage, FLOW, undefined);
  const answer = await oidc.authorizationCodeGrant(await issuer(), new URL(location.href), {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
  });
  // Kept apart: the first set-up names an account that the gateway does not take yet.
  writeJson(sessionStorage, SUBJECT, answer.id_token && subjectIn(answer.id_token));
  keep(toTokens(answer));
  return flow.returnTo;
}

let renewing: Promise<void> | undefined;
async function renew(refresh: string): Promise<void> {
  try {
    keep(toTokens(await oidc.refreshTokenGrant(await issuer(), refresh)));
  } catch {
    keep(undefined);
  }
}

/** A token that is good for a while; undefined for somebody who is not signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (tokens && tokens.until - Date.now() < RENEW_BEFORE_MS) {
    if (tokens.refresh) {
      renewing ??= renew(tokens.refresh).finally(() => {
        renewing = undefined;
      });
      await renewing;
    } else if (tokens.until < Date.now()) keep(undefined);
  }
  return tokens?.access;
}

/** The account is in order at the issuer, but the directory has nobody for it: signing in again would change nothing. */
let unknownAccount = false;

export function isAccountUnknown(): boolean {
  return unknownAccount;
}

/** The account was entered, or another may be tried. */
export function forgetUnknownAccount(): void {
  unknownAccount = false;
}

/** The gateway does not take the token any more: the person has to sign in anew, with another account where it is unknown. */
export function forgetSignIn(unknown: boolean): void {
  if (!tokens) return;
  unknownAccount = unknown;
  keep(undefined);
}

/**
 * Ends the session here and at the issuer. Our own issuer is sent a form, which shows that the button of this page was
 * pressed; by a link, as others are, it would ask once more.
 */
export async function signOut(): Promise<void> {
  const id = tokens?.id;
  keep(undefined);
  writeJson(sessionStorage, SUBJECT, undefined);
  const here = `${location.origin}/`;
  try {
    const leave = oidc.buildEndSessionUrl(await issuer(), {
      post_logout_redirect_uri: here,
      ...(id ? { id_token_hint: id } : {}),
    });
    if (leave.origin === location.origin) sendForm(leave);
    else location.assign(leave);
  } catch {
    location.assign(here);
  }
}

function sendForm(url: URL): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url.pathname;
  for (const [name, value] of url.searchParams) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}
