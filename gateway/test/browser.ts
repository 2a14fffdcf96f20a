/** Visits an address as a browser does, as far as signing in needs one: cookies kept, redirects by hand. */
export type Browser = (url: string, init?: RequestInit) => Promise<Response>;

export function startBrowser(base: string): Browser {
  const cookies = new Map<string, string>();
  return async (url, init = {}) => {
    const response = await fetch(new URL(url, base), {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string>),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0]!;
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}

/** Where the web sends a browser to sign in. */
export function authorizePath(base: string, challenge: string, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({
    client_id: 'concord-web',
    response_type: 'code',
    scope: 'openid offline_access',
    redirect_uri: `${base}/callback`,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'state-1',
    ...more,
  });
  return `/oidc/auth?${parameters}`;
}

/** Sends a form. */
export function form(fields: Record<string, string>): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
}
