import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { NARROW, PATIENCE_MS, PICTURES, WIDE } from './rig.js';

export type Language = 'zh-CN' | 'en';

/** Opens a page and waits until nothing is being loaded any more. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** The page shows its heading and no placeholder, and its words have stopped changing. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: PATIENCE_MS });
  await page.waitForFunction(
    () => {
      const seen = window as { wordsBefore?: string; sameFor?: number };
      const words = document.body.innerText;
      const busy = document.querySelector('.ant-skeleton, .ant-spin-spinning, [aria-busy=true]');
      seen.sameFor = !busy && seen.wordsBefore === words ? (seen.sameFor ?? 0) + 1 : 0;
      seen.wordsBefore = words;
      return seen.sameFor >= 3;
    },
    undefined,
    { timeout: PATIENCE_MS, polling: 80 },
  );
}

/** Shows the page in that language from the next load on. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('concord.language', chosen), language);
}

/** What is wrong with a page as it stands, at both widths: access, words, width; and its pictures. */
export async function faultsOf(page: Page, name: string, language: Language): Promise<string[]> {
  const faults: string[] = [];
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    const where = `${name} ${language} ${size.width}`;
    const found = [
      ...(await accessFaults(page)),
      ...(await wordFaults(page, language)),
      ...(await widthFaults(page)),
    ];
    faults.push(...found.map((fault) => `${where}: ${fault}`));
    // Words differ in the other language, the drawing hardly: one picture of each page and width is enough to look at.
    if (language === 'en') continue;
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({
      path: join(PICTURES, `${name}.${language}.${size.width}.png`),
      fullPage: true,
      animations: 'disabled',
    });
  }
  await page.setViewportSize(WIDE);
  return faults;
}

/** What axe finds, from moderate upwards. */
async function accessFaults(page: Page): Promise<string[]> {
  // Legacy mode: our pages have no frames, and it spares a second page for every look.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(
      ({ id, impact, help, nodes }) =>
        `${impact} ${id}: ${help} at ${nodes
          .slice(0, 3)
          .map(
            (node) => `${node.target.join(' ')} <${node.html.slice(0, 120)}> ${node.any[0]?.message ?? ''}`,
          )
          .join(' | ')}`,
    );
}

/** Keys and codes where words should stand, and a page that names another language than it is in. */
async function wordFaults(page: Page, language: Language): Promise<string[]> {
  const { lang, texts } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    texts: [
      ...document.body.innerText.split('\n'),
      ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
      ),
    ],
  }));
  const raw =
    /(?<![\w./@:-])[a-z][A-Za-z]*(?:\.[A-Za-z][\w]*)+(?![\w./@])|\b[A-Z]{2,}(?:_[A-Z]+)+\b|(?:[：· ]|^)(?:OPEN|PERSON|STORY|PUBLIC|MEMBER|CONVENOR)$|\{\{|\bundefined\b|\[object /;
  return [
    ...(lang === language ? [] : [`lang is ${lang}`]),
    ...new Set(
      texts.flatMap((text) => (raw.test(text) ? [`untranslated: ${text.trim().slice(0, 80)}`] : [])),
    ),
  ];
}

/** A page is never wider than its window. */
async function widthFaults(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return over > 1 ? [`${over} px wider than the window`] : [];
}
