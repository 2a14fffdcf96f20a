import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '@concord/infra/chromium';
import { parseId } from '@concord/contracts/ids';
import { type Browser, chromium, type Page } from 'playwright-core';
import { House } from '../house.js';
import type { Actor } from '../scenario/actor.js';
import { BEGIN, openPlay } from '../scenario/hechi.js';
import type { Play } from '../scenario/play.js';

/** Wall milliseconds in which a page must show what is waited for, on a busy machine. */
export const PATIENCE_MS = 15_000;

/** Pictures of every page, for eyes; not in the repository. */
export const PICTURES = join(import.meta.dirname, '../../../reports/screenshots');

mkdirSync(PICTURES, { recursive: true });

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** One Concord and one browser for all that is tried in it. */
export class Rig {
  /** What pages said to the console or threw; a page in order says nothing. */
  readonly complaints: string[] = [];
  private readonly pages = new Map<Actor | null, Promise<Page>>();

  private constructor(
    private readonly house: House,
    private readonly browser: Browser,
    readonly play: Play,
  ) {}

  /** Begins with the scenario's first day and no cases, unless told otherwise. */
  static async open(begin: { from?: string; sampleCases?: boolean } = {}): Promise<Rig> {
    const house = await House.open({ mode: 'demo', from: BEGIN, ...begin });
    try {
      const play = await openPlay(house.url, () => undefined);
      return new Rig(house, await openBrowser(), play);
    } catch (error) {
      await house.close();
      throw error;
    }
  }

  get url(): string {
    return this.play.stage.graph.url;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.house.close();
  }

  /** The browser window of one person, signed in with one click on the issuer's page; of the public with null. */
  async windowOf(who: Actor | null): Promise<Page> {
    let page = this.pages.get(who);
    if (!page) {
      page = this.openWindow(who);
      this.pages.set(who, page);
    }
    return page;
  }

  /** Pictures of all windows as they stand, for whoever looks for a fault. */
  async picture(name: string): Promise<void> {
    for (const [at, page] of (await Promise.all(this.pages.values())).entries()) {
      await page
        .screenshot({ path: join(PICTURES, `${name}-${at}.png`), fullPage: true })
        .catch(() => undefined);
    }
  }

  private async openWindow(who: Actor | null): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: WIDE,
      reducedMotion: 'reduce',
      locale: 'zh-CN',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (line) => {
      if (line.type() === 'error') this.complaints.push(`${page.url()}: ${line.text()}`);
    });
    if (who) await signIn(page, who);
    return page;
  }
}

async function openBrowser(): Promise<Browser> {
  // Tests may run as root and in a container with a small /dev/shm.
  return chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** From the public page to the issuer's, and with one click to the own work. */
async function signIn(page: Page, who: Actor): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: '工作人员登录' }).click();
  await page.locator(`button[name=personId][value="${parseId(who.id)?.uuid}"]`).click();
  await page.waitForURL('**/home');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The page of a thing. */
export function pathOf(
  kind: 'topics' | 'sessions' | 'items' | 'consultations' | 'escalations' | 'drafts',
  thing: { id: string },
): string {
  return `/${kind}/${parseId(thing.id)?.uuid}`;
}
