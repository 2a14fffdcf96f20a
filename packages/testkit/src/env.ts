/** The only reading of `process.env` in the testkit. */
export function testDatabaseUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return url;
  throw new Error(
    'TEST_DATABASE_URL is not set: run `npm test`, or `npm run dev:deps` and source what it prints',
  );
}
