import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { authorizePath, form, startBrowser } from '../../test/browser.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

const KEY = 'ABCDE-23456';
const KEY_DIGEST = createHash('sha256').update('ABCDE23456').digest('hex');

let world: World;
beforeAll(async () => {
  world = await startWorld({ CONCORD_SAMPLE: '', SETUP_KEY_DIGEST: KEY_DIGEST });
});
afterAll(() => world.close());

/** Opens the sign-in page anew and sends name and password; answers the page, or where it led. */
async function signIn(login: string, password: string, setupKey = KEY) {
  const visit = startBrowser(world.url);
  const start = await visit(authorizePath(world.url, 'x'.repeat(43)));
  const interaction = start.headers.get('location')!;
  const page = await (await visit(interaction)).text();
  const sent = await visit(interaction, form({ login, password, setupKey }));
  if (sent.status !== 303) return { page, status: sent.status, answer: await sent.text() };
  const back = await visit(sent.headers.get('location')!);
  return { page, status: sent.status, answer: back.headers.get('location')! };
}

it('lets whoever holds the key make the one first account, with a password that is long enough', async () => {
  for (const key of ['', 'ABCDE-23457', KEY_DIGEST]) {
    const refused = await signIn('admin', 'a long enough one', key);
    expect(refused).toMatchObject({ status: 400, answer: expect.stringContaining('启动窗口') });
  }
  const short = await signIn('admin', 'short');
  expect(short).toMatchObject({ status: 400, page: expect.stringContaining('创建管理员账号') });
  const made = await signIn('admin', 'a long enough one');
  expect(made.answer).toContain(`${world.url}/callback?code=`);
  expect((await signIn('second', 'a long enough one')).page).toContain('Sign in');
});

it('signs in with the right password only, and rests after five failures', async () => {
  expect((await signIn('admin', 'a long enough one')).status).toBe(303);
  expect((await signIn('nobody', 'a long enough one')).status).toBe(400);
  for (let failure = 0; failure < 5; failure += 1) {
    const wrong = await signIn('admin', 'a wrong one');
    expect(wrong).toMatchObject({
      status: 400,
      answer: expect.stringContaining('Name or password are wrong'),
    });
  }
  expect((await signIn('admin', 'a long enough one')).status).toBe(400);
});
