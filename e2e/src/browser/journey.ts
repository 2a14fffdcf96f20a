import type { Locator, Page } from 'playwright-core';
import type { Actor } from '../scenario/actor.js';
import type { Matter } from '../scenario/play.js';
import { findTopic } from '../scenario/play.js';
import type { CAR_PARK } from '../scenario/texts.js';
import { open } from './looks.js';
import { type Rig, pathOf } from './rig.js';

/** The button with these words; the library sets a space between two Chinese characters. */
export function button(page: Page, words: string): Locator {
  return page.getByRole('button', {
    name: new RegExp(
      `(^|\\s)${[...words].map((char) => char.replace('*', String.raw`\*`)).join(String.raw`\s*`)}$`,
    ),
  });
}

/** The button of an act, as the page of the thing offers it. */
export function actButton(page: Page, name: string): Locator {
  return page.locator(`button[data-act="${name}"]`);
}

/** The field of a form with that label. */
export function field(page: Page, label: string): Locator {
  return page.getByRole('dialog').getByLabel(label, { exact: true });
}

/** Chooses an entry of a list with the mouse. */
export async function choose(page: Page, list: Locator, entry: string): Promise<void> {
  await list.click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: entry })
    .first()
    .click();
}

/** Presses the act's button, fills in what is asked, and sends it; the dialog closes when it is done. */
export async function act(
  page: Page,
  name: string,
  fill: () => Promise<void> = async () => undefined,
): Promise<void> {
  await actButton(page, name).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill();
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' });
}

/** What stands on the page's head beside its title. */
export function standing(page: Page, words: string): Locator {
  return page.locator('.page-head').getByText(words, { exact: true });
}

/** A resident submits on the public page and reads his code from the receipt. */
export async function submitByMouse(rig: Rig, matter: Matter, text: typeof CAR_PARK): Promise<string> {
  const page = await rig.windowOf(null);
  await open(page, '/');
  await choose(page, page.getByLabel('事情在哪里'), '城西社区');
  await page.getByLabel('什么事', { exact: true }).fill(text.title);
  await page.getByLabel('具体情况').fill(text.description);
  for (const [at, ask] of text.asks.entries()) {
    if (at > 0) await button(page, '添加一条诉求').click();
    await page.getByRole('textbox', { name: `诉求 ${at + 1}` }).fill(ask);
  }
  await page.getByLabel('姓名', { exact: true }).fill(text.proposerName);
  await page.getByLabel('手机号码').fill(text.proposerPhone);
  await page.getByLabel('同意公开议题内容').check();
  await button(page, '提交').click();
  return keepReceipt(rig, matter, page, text.title);
}

/** Reads the receipt's code, and finds the topic as the convenor sees it. */
export async function keepReceipt(rig: Rig, matter: Matter, page: Page, title: string): Promise<string> {
  const { stage, cast } = rig.play;
  matter.code = (await page.getByTestId('follow-code').innerText()).trim();
  matter.topic = await findTopic(stage, cast.convenor, title);
  return matter.code;
}

/** The own work leads to the matter. */
export async function fromHome(rig: Rig, who: Actor, title: string): Promise<Page> {
  const page = await rig.windowOf(who);
  await open(page, '/home');
  await page.locator('main').getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page;
}

/** The page of a session, with what its one-third gauge at the sign-in says. */
export async function sessionOf(rig: Rig, matter: Matter): Promise<{ page: Page; gauge: Locator }> {
  const page = await rig.windowOf(rig.play.cast.convenor);
  await open(page, pathOf('sessions', matter.session));
  return { page, gauge: page.getByRole('meter', { name: /按签到/ }) };
}
