import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorizePath, form, startBrowser } from '../../test/browser.js';
import type { Browser } from '../../test/browser.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

const KEY = 'ABCDE-23456';
const KEY_DIGEST = createHash('sha256').update('ABCDE23456').digest('hex');

let world: World;
/** The browser in which the first account was made. */
const known: Browser = (url, init) => (knownBrowser ??= startBrowser(world.url))(url, init);
let knownBrowser: Browser | undefined;
beforeAll(async () => {
  world = await startWorld({ CONCORD_SAMPLE: '', SETUP_KEY_DIGEST: KEY_DIGEST });
});
afterAll(() => world.close());

/** Opens the sign-in page anew and sends name and password; answers the page, or where it led. */
async function signIn(
  login: string,
  password: string,
  { visit = startBrowser(world.url), setupKey = KEY }: { visit?: Browser; setupKey?: string } = {},
) {
  const start = await visit(authorizePath(world.url, 'x'.repeat(43), { prompt: 'login' }));
  const interaction = start.headers.get('location')!;
  const page = await (await visit(interaction)).text();
  const sent = await visit(interaction, form({ login, password, setupKey }));
  if (sent.status !== 303) return { page, status: sent.status, answer: await sent.text() };
  const back = await visit(sent.headers.get('location')!);
  return { page, status: sent.status, answer: back.headers.get('location')! };
}

it('lets whoever holds the key make the one first account, with a password that is long enough', async () => {
  for (const key of ['', 'ABCDE-23457', KEY_DIGEST]) {
    const refused = await signIn('admin', 'a long enough one', { setupKey: key });
    expect(refused).toMatchObject({ status: 400, answer: expect.stringContaining('启动窗口') });
  }
  const short = await signIn('admin', 'short');
  expect(short).toMatchObject({ status: 400, page: expect.stringContaining('创建管理员账号') });
  expect(short.page).toContain('至少十个字符');
  expect(short.answer).toContain('value="admin"');
  expect(short.answer).not.toContain(KEY);
  const made = await signIn('admin', 'a long enough one', { visit: known });
  expect(made.answer).toContain(`${world.url}/callback?code=`);
  expect((await signIn('second', 'a long enough one')).page).toContain('Sign in');
});

describe('one who guesses', () => {
  const right = 'a long enough one';
  const wrongPage = async (login: string, password: string) => {
    const { status, answer } = await signIn(login, password);
    // The name as it was typed is all that may differ.
    expect(answer).toContain(`value="${login}"`);
    return { status, answer: answer.replace(`value="${login}"`, '') };
  };

  it('sees one page for a wrong password, an unknown name and a locked account', async () => {
    const wrong = await wrongPage('admin', 'a wrong one');
    expect(wrong).toMatchObject({
      status: 400,
      answer: expect.stringContaining('Name or password are wrong'),
    });
    expect(await wrongPage('nobody', 'a wrong one')).toEqual(wrong);
    for (let failure = 1; failure < 5; failure += 1) await signIn('admin', 'a wrong one');
    expect(await wrongPage('admin', right)).toEqual(wrong);
  });

  it('is told of the pauses and of the way back, and need not type the name again', async () => {
    const { answer } = await signIn('  "><b>张三', 'a wrong one');
    expect(answer).toContain('连续失败五次后须等待 30 秒');
    expect(answer).toContain('换用以前登录过的浏览器');
    expect(answer).toContain('value="&#34;&#62;&#60;b&#62;张三"');
    expect(answer).not.toContain('a wrong one');
  });

  it('does not lock out a browser from which the account has signed in before', async () => {
    expect((await signIn('admin', right, { visit: known })).status).toBe(303);
  });
});
