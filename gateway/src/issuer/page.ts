import { inlineSource } from '../security/headers.js';
import type { SamplePerson } from './people.js';

const STYLE = `
  :root { color-scheme: light; }
  body { margin: 0; background: #f5f5f5; color: #1f1f1f;
    font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
  main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
  h1 span, .en { color: #595959; font-weight: 400; }
  p { margin: .25rem 0 1rem; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem;
    grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); }
  button { width: 100%; height: 100%; text-align: start; font: inherit; color: inherit;
     background: #fff; border: 1px solid #d9d9d9;
    border-radius: 8px; padding: .6rem .9rem; cursor: pointer; min-height: 44px; }
  button:hover { border-color: #a61d24; }
  button:focus-visible { outline: 3px solid #a61d24; outline-offset: 2px; }
  button strong, button span { display: block; overflow-wrap: anywhere; }
  button span { font-size: .875rem; }
  .fields { display: grid; gap: .75rem; max-width: 24rem; }
  label { display: grid; gap: .25rem; }
  input { font: inherit; padding: .5rem .75rem; border: 1px solid #8c8c8c; border-radius: 8px; min-height: 44px;
    box-sizing: border-box; }
  input:focus-visible { outline: 3px solid #a61d24; outline-offset: 2px; }
  .fields button { text-align: center; background: #a61d24; border-color: #a61d24; color: #fff; }
  .fields button span { display: inline; font-size: inherit; }
  .wrong { color: #a61d24; }
  .row { display: flex; flex-wrap: wrap; gap: .75rem; max-width: 24rem; }
  .row > * { flex: 1; }
  .row a { display: grid; place-items: center; min-height: 44px; padding: 0 .9rem; border: 1px solid #8c8c8c;
    border-radius: 8px; color: inherit; text-decoration: none; background: #fff; }
  .row a:focus-visible { outline: 3px solid #a61d24; outline-offset: 2px; }
  .row button { text-align: center; background: #a61d24; border-color: #a61d24; color: #fff; }
  .row button span { display: inline; font-size: inherit; }
`;

/** What the pages' policy must let be. */
export const PAGE_STYLE = inlineSource(STYLE);

/** The bilingual page on which one becomes a sample person with one click. */
export function samplePeoplePage(people: SamplePerson[], token: string): string {
  return page(
    '选择示例人物 · Choose a sample person',
    `<h1>选择示例人物 <span lang="en">Choose a sample person</span></h1>
    <p>人物均为虚构，点击即以其身份登录。<br>
    <span class="en" lang="en">All of them are fictional. A click signs you in as that person.</span></p>
    <form method="post"><input type="hidden" name="uid" value="${escape(token)}"><ul>${people.map(card).join('')}</ul></form>`,
  );
}

/** Shortest password of the first account; length is what makes one strong. */
export const LEAST_PASSWORD = 10;

const LENGTH_HINT = `（至少十个字符 <span class="en" lang="en">at least ${LEAST_PASSWORD} characters</span>）`;

const SETUP_KEY_FIELD = `
      <label><span>首次设置密钥 <span class="en" lang="en">Key of the first set-up</span></span>
        <input name="setupKey" autocomplete="off" spellcheck="false" required maxlength="100" aria-describedby="setup-key"></label>
      <p id="setup-key">密钥显示在协商通的启动窗口中，也保存在数据目录的 setup-key.txt。<br>
        <span class="en" lang="en">It stands on the console where Concord was started, and in setup-key.txt of its data directory.</span></p>`;

const BUSY = [
  '当前登录尝试过多，请稍后再试。',
  'Too many are trying to sign in at the moment. Please try again in a while.',
];

/**
 * Said of what is wrong and of what is not looked at alike, so that it tells nobody which of them it was; the figures
 * are those of the lock-out.
 */
const WRONG = [
  '账号名或密码不正确，或仍在等待期内。连续失败五次后须等待 30 秒，此后每失败一次等待加倍，最长一小时；等待期内，密码正确也不能登录。可以先核对账号名和密码，或换用以前登录过的浏览器。',
  'Name or password are wrong, or a pause is not over yet. After five failures in a row there is a pause of 30 seconds, doubled with each failure, up to an hour; during it the right password is not taken either. Check both, or use a browser in which you have signed in before.',
];

/**
 * The bilingual page on which the first account is made, or one signs in with name and password. `login` is what was
 * typed as the name before.
 */
export function accountPage(first: boolean, trouble?: 'wrong' | 'busy', login = ''): string {
  const heading = first ? ['创建管理员账号', 'Create the administrator account'] : ['登录', 'Sign in'];
  const mistake = first
    ? [
        '账号未创建。请核对首次设置密钥，并填写账号名和至少十个字符的密码。',
        `No account was made. Check the key of the first set-up, and give a name and a password of at least ${LEAST_PASSWORD} characters.`,
      ]
    : WRONG;
  const [chinese, english] = trouble === 'busy' ? BUSY : mistake;
  const note = trouble
    ? `<p class="wrong" role="alert">${chinese}<br><span lang="en">${english}</span></p>`
    : '';
  return page(
    `${heading[0]} · ${heading[1]}`,
    `<h1>${heading[0]} <span lang="en">${heading[1]}</span></h1>${note}
    <form method="post" class="fields">${first ? SETUP_KEY_FIELD : ''}
      <label><span>账号名 <span class="en" lang="en">Name</span></span>
        <input name="login" autocomplete="username" required maxlength="100" value="${escape(login)}"></label>
      <label><span>密码 <span class="en" lang="en">Password</span>${first ? LENGTH_HINT : ''}</span>
        <input name="password" type="password" required maxlength="200" minlength="${first ? LEAST_PASSWORD : 1}"
          autocomplete="${first ? 'new-password' : 'current-password'}"></label>
      <button type="submit">${heading[0]} · <span lang="en">${heading[1]}</span></button>
    </form>`,
  );
}

/** Sends the page's form on its own; without scripts its button does. */
export const SEND_AT_ONCE = "document.forms[0].querySelector('button').click();";

/**
 * The bilingual page that asks whether to sign out: a link from elsewhere signs nobody out. `form` is the library's,
 * with its secret; `atOnce` where the person has just pressed the web's own button.
 */
export function signOutPage(form: string, atOnce: boolean): string {
  const buttons = `<div class="row"><button type="submit" name="logout" value="yes">退出登录 · <span lang="en">Sign out</span></button>
    <a href="/">返回 · <span lang="en">Back</span></a></div></form>`;
  return page(
    '退出登录 · Sign out',
    `<h1>退出登录？ <span lang="en">Sign out?</span></h1>
    ${form.replace('</form>', buttons)}${atOnce ? `<script>${SEND_AT_ONCE}</script>` : ''}`,
  );
}

/** What went wrong on the way of signing in, by its code. */
export function errorPage(code: string): string {
  return page(
    '协商通 · Concord',
    `<h1>登录未完成 <span lang="en">Sign-in was not completed</span></h1><p>${code.replace(/[^a-z_]/g, '')}</p>
    <p><a href="/">返回首页 <span lang="en">Home</span></a></p>`,
  );
}

/** A page that says in both languages why one cannot sign in. */
export function noticePage(chinese: string, english: string): string {
  return page(
    '协商通 · Concord',
    `<h1>协商通 <span lang="en">Concord</span></h1><p>${escape(chinese)}<br><span class="en" lang="en">${escape(english)}</span></p>
    <p><a href="/">返回首页 <span lang="en">Home</span></a></p>`,
  );
}

function card({ id, name, roleLabel, unitName }: SamplePerson): string {
  const chinese = `<span>${escape(roleLabel['zh-CN'])}</span><span>${escape(unitName['zh-CN'])}</span>`;
  const english = [roleLabel, unitName]
    .filter((label) => label.en !== label['zh-CN'])
    .map(({ en }) => escape(en));
  return `<li><button type="submit" name="personId" value="${escape(id)}"><strong>${escape(name)}</strong>${chinese}
    ${english.length > 0 ? `<span class="en" lang="en">${english.join(' · ')}</span>` : ''}</button></li>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.svg"><title>${escape(title)}</title>
<style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
