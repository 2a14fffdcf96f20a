import { cacheExchange, Client, fetchExchange } from 'urql';
import { accessToken, forgetSignIn } from '../auth/oidc';
import { currentLanguage } from '../i18n/i18n';
import { challengeIn, PROOF_HEADER, solve } from './proof';
import { isUnknownDocument, trustedBody } from './trusted';
import { isUnknownAccount } from './unknown-account';

/** Every request carries who asks and in which language. */
async function ask(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const token = await accessToken();
  const headers = new Headers(init.headers);
  headers.set('x-concord-language', currentLanguage());
  if (token) headers.set('authorization', `Bearer ${token}`);
  // The pages' own documents are known to the gateway by id, and have no limits there.
  const trusted = trustedBody(init.body);
  let response = await fetch(input, { ...init, headers, ...(trusted && { body: trusted }) });
  if (trusted && (await isUnknownDocument(response))) response = await fetch(input, { ...init, headers });
  const challenge = await challengeIn(response);
  const proof = challenge && (await solve(challenge));
  if (proof) {
    headers.set(PROOF_HEADER, proof);
    response = await fetch(input, { ...init, headers });
  }
  if (response.status === 401 && token) forgetSignIn(await isUnknownAccount(response));
  return response;
}

/** A client with an empty memory: made anew when the person or the language changes. */
export function createClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    fetch: ask,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
  });
}
