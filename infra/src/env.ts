/**
 * The only place of the launcher that reads `process.env`.
 * An empty variable counts as unset.
 */
const read = (name: string): string | undefined => process.env[name] || undefined;

const readAll = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (read(name) === undefined ? [] : [[name, read(name)!]])));

/** Paths and switches that an operator may set for the launcher itself. */
export const env = {
  path: read('PATH') ?? '',
  /** A Temporal CLI to use instead of looking for one. */
  temporalCli: read('TEMPORAL_CLI'),
  /** How to reach a Temporal Service of the office's own (`--temporal`); only what is set is handed on. */
  temporalVariables: readAll([
    'TEMPORAL_NAMESPACE',
    'TEMPORAL_TLS',
    'TEMPORAL_TLS_CA',
    'TEMPORAL_TLS_CERT',
    'TEMPORAL_TLS_KEY',
    'TEMPORAL_TLS_SERVER_NAME',
    'TEMPORAL_API_KEY',
  ]),
  /** A time-skipping test server to use instead of looking for one. */
  temporalTestServer: read('TEMPORAL_TEST_SERVER') ?? read('TEST_SERVER_PATH'),
  /** A Chromium or Chrome to use instead of looking for one. */
  chromiumPath: read('CHROMIUM_PATH'),
  /** The address that people use, when a proxy stands before the gateway. */
  publicUrl: read('PUBLIC_URL'),
  /** Another OpenID Connect issuer; empty = the embedded one with sample people. */
  oidcIssuer: read('OIDC_ISSUER') ?? '',
  logLevel: read('LOG_LEVEL') ?? 'info',
  /** A superuser URL of a PostgreSQL to test on, instead of the embedded one. */
  testDatabaseUrl: read('TEST_DATABASE_URL'),
  /** Access token of whoever keeps calendars, for `npm run calendar`. */
  concordToken: read('CONCORD_TOKEN'),
  /** How messages leave feedback-service (docs/notifications.md); only what is set is handed on. */
  channels: readAll([
    'SMTP_URL',
    'MAIL_FROM',
    'SMTP_REQUIRE_TLS',
    'WEBHOOK_ALLOW_PRIVATE',
    'DELIVERY_MAX_ATTEMPTS',
  ]),
  /** Set by npm: where the user stood when he called it. */
  initCwd: read('INIT_CWD') ?? process.cwd(),
  /** Run by an npm script: npm and its shell stand above us. */
  underNpm: read('npm_lifecycle_event') !== undefined,
};

/**
 * What every child inherits. An allowlist: `NODE_OPTIONS`, `npm_*` and a developer's own
 * `DATABASE_URL` must not change how a service behaves. `OIDC_*`, `RATE_*` and `TRUSTED_PROXIES`
 * go through for the gateway.
 */
export function childBaseEnv(): Record<string, string> {
  const kept =
    /^(PATH|HOME|USER|LANG|LC_.*|TMPDIR|TEMP|TMP|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|OIDC_.*|RATE_.*|TRUSTED_PROXIES|REQUEST_.*|PIP_.*|JAVA_HOME)$/;
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && kept.test(name)) result[name] = value;
  }
  return result;
}
