import type { IncomingMessage } from 'node:http';
import Provider from 'oidc-provider';
import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { inlineSource } from '../security/headers.js';
import type { IssuerStore } from './adapter.js';
import type { IssuerKeys } from './keys.js';
import type { MachineClient } from './machines.js';
import { errorPage, SEND_AT_ONCE, signOutPage } from './page.js';

/** The web's public client. */
export const WEB_CLIENT = 'concord-web';
const HOUR = 3_600;

/** What the embedded issuer is made of. */
export interface IssuerParts {
  publicUrl: string;
  audience: string;
  keys: IssuerKeys;
  store: IssuerStore;
  machines: MachineClient[];
}

/** Address of the embedded issuer. */
export function embeddedIssuerUrl(publicUrl: string): string {
  return `${publicUrl}/oidc`;
}

/** The certified issuer library, for the web (code + PKCE) and for machines (client credentials). */
export function createIssuer(parts: IssuerParts): Provider {
  const secure = parts.publicUrl.startsWith('https:');
  const configuration: Configuration = {
    adapter: (model: string) => parts.store.adapterFor(model),
    clients: [webClient(parts.publicUrl), ...parts.machines.map(machineClient)],
    jwks: parts.keys.privateJwks as NonNullable<Configuration['jwks']>,
    cookies: {
      keys: parts.keys.cookieKeys,
      long: { httpOnly: true, sameSite: 'lax', secure },
      short: { httpOnly: true, sameSite: 'lax', secure },
    },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      // Of these the web uses none, and each keeps what a stranger sends.
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: askBeforeEnding,
        postLogoutSuccessSource: showSignedOut,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => parts.audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: parts.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { url: (_context, interaction) => `/oidc/interaction/${interaction.uid}` },
    // No consent page: the web is the issuer's own client.
    loadExistingGrant: grantEverything(parts.audience),
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    issueRefreshToken: (_context, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    rotateRefreshToken: true,
    // Also with `offline_access`: signing out, or the session's end, ends what was given during it.
    expiresWithSession: () => Promise.resolve(true),
    extraTokenClaims: (_context, token) =>
      Promise.resolve('sessionUid' in token && token.sessionUid ? { sid: token.sessionUid } : undefined),
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      ClientCredentials: HOUR,
      Grant: 14 * 24 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 14 * 24 * HOUR,
      Session: 14 * 24 * HOUR,
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = errorPage(out.error);
    },
  };
  const provider = new Provider(embeddedIssuerUrl(parts.publicUrl), configuration);
  // Host and scheme are those of the public address, which `issuerRoutes` writes into every request.
  provider.proxy = true;
  return provider;
}

function webClient(publicUrl: string): ClientMetadata {
  return {
    client_id: WEB_CLIENT,
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [`${publicUrl}/callback`],
    post_logout_redirect_uris: [`${publicUrl}/`],
  };
}

function machineClient(machine: MachineClient): ClientMetadata {
  return {
    client_id: machine.clientId,
    client_secret: machine.clientSecret,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  };
}

function grantEverything(audience: string): NonNullable<Configuration['loadExistingGrant']> {
  return async (context: KoaContextWithOIDC) => {
    const { client, session, provider, result } = context.oidc;
    const known = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
    const found = known ? await provider.Grant.find(known) : undefined;
    if (found) return found;
    const grant = new provider.Grant({
      clientId: client!.clientId,
      ...(session?.accountId ? { accountId: session.accountId } : {}),
    });
    grant.addOIDCScope('openid offline_access');
    grant.addResourceScope(audience, '');
    await grant.save();
    return grant;
  };
}

/** Requests that the web's own button sent. */
const pressed = new WeakSet<IncomingMessage>();

/** Marks a request as sent by the web's own button, from a page of ours. */
export function pressedOwnButton(request: IncomingMessage): void {
  pressed.add(request);
}

/**
 * A link from elsewhere signs nobody out: a person is asked first. Whoever has pressed the web's own button, which sends
 * his id token, has been asked.
 */
function askBeforeEnding(context: KoaContextWithOIDC, form: string): void {
  const { session, entities } = context.oidc;
  const hint = entities.IdTokenHint?.payload['sub'];
  const atOnce = pressed.has(context.req) && hint !== undefined && hint === session?.accountId;
  if (atOnce) {
    const policy = context.response.get('content-security-policy');
    context.set(
      'content-security-policy',
      policy.replace("'report-sample'", `'report-sample' ${inlineSource(SEND_AT_ONCE)}`),
    );
  }
  context.type = 'html';
  context.body = signOutPage(form, atOnce);
}

function showSignedOut(context: KoaContextWithOIDC): void {
  context.redirect('/');
}
