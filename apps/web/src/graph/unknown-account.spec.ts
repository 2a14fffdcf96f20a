import { isUnknownAccount } from './unknown-account';

const refused = (code: string, status = 401): Response =>
  new Response(JSON.stringify({ errors: [{ message: 'x', extensions: { code } }] }), { status });

it('tells an account that nobody entered from a token that has ended, and leaves the answer to be read', async () => {
  const unknown = refused('AUTH_SUBJECT_UNKNOWN');
  expect(await isUnknownAccount(unknown)).toBe(true);
  expect(await unknown.json()).toMatchObject({ errors: [{ message: 'x' }] });
  expect(await isUnknownAccount(refused('AUTH_TOKEN_INVALID'))).toBe(false);
  expect(await isUnknownAccount(refused('AUTH_SUBJECT_UNKNOWN', 200))).toBe(false);
  expect(await isUnknownAccount(new Response('<html>', { status: 401 }))).toBe(false);
});
