import type { Locator, Page } from 'playwright-core';
import { PATIENCE_MS } from './rig.js';

/** More stops than any page has before its main part. */
const STOPS = 150;

/** Steps on with Tab until the thing has the focus; every stop on the way must be seen to have it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor({ timeout: PATIENCE_MS });
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await holdsFocus(target)) return;
    await page.keyboard.press('Tab');
    await focusSeen(page);
  }
  throw new Error(`the Tab key never came to ${target}`);
}

/** Puts the focus by Tab and presses a key there. */
export async function tabAndPress(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Puts the focus by Tab and types. */
export async function tabAndType(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Chooses in a list by typing a part of the entry. */
export async function tabAndChoose(page: Page, target: Locator, entry: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type(entry);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')
    .filter({ hasText: entry })
    .waitFor();
  await page.keyboard.press('Enter');
}

async function holdsFocus(target: Locator): Promise<boolean> {
  return target.first().evaluate((element) => element === document.activeElement);
}

/** The element with the focus, or what is drawn around it, has an outline or a ring, and is not off the screen. */
async function focusSeen(page: Page): Promise<void> {
  const seen = page.waitForFunction(
    () => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      const drawn = [
        element,
        element.nextElementSibling,
        element.parentElement,
        element.closest(
          '.ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-checkbox, .ant-radio, .ant-segmented-item',
        ),
      ];
      const ring = drawn.some((part) => {
        if (!part) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      const { bottom, top, right, left } = element.getBoundingClientRect();
      return ring && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    },
    undefined,
    { timeout: 3_000 },
  );
  await seen.catch(async () => {
    throw new Error(`the focus is not seen on ${await describeFocus(page)}`);
  });
}

/** Whichever way one goes round, nothing of the page behind the dialog gets the focus; past the last stop it is the browser's own. */
export async function dialogTraps(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'), undefined, {
    timeout: 3_000,
  });
  const stops = await dialog.locator('button, input, textarea, [tabindex]').count();
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let stop = 0; stop < stops + 2; stop += 1) {
      await page.keyboard.press(key);
      const inside = await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.closest('.ant-modal-root') !== null,
      );
      if (!inside) throw new Error(`${key} left the dialog for ${await describeFocus(page)}`);
    }
  }
}

/** Escape closes the dialog, and the focus is again where it was. */
export async function escapeReturns(page: Page, opener: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await opener.first().waitFor();
  await page
    .waitForFunction((element) => element === document.activeElement, await opener.first().elementHandle(), {
      timeout: 3_000,
    })
    .catch(async () => {
      throw new Error(`after the dialog the focus is on ${await describeFocus(page)}`);
    });
}

async function describeFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element ? `${element.outerHTML.slice(0, 200)}` : 'nothing';
  });
}
