import { instant } from '../scenario/stage.js';
import { CAR_PARK, SPEED_BUMPS } from '../scenario/texts.js';
import {
  act,
  actButton,
  button,
  choose,
  field,
  fromHome,
  keepReceipt,
  sessionOf,
  standing,
  submitByMouse,
} from './journey.js';
import { dialogTraps, escapeReturns, tabAndChoose, tabAndPress, tabAndType, tabTo } from './keyboard.js';
import { faultsOf, open, settled, speak } from './looks.js';
import { AGREED, ALTERNATE, callSession, carryOut, openRoom, raiseProposal, SITTING } from './prepare.js';
import { pathOf, Rig } from './rig.js';
import { type Route, routesOf } from './routes.js';

/** A newcomer's way through the pages, on one sandbox: each test takes up where the one before ended. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.open();
  await openRoom(rig.play);
}, 300_000);

afterAll(() => rig?.close(), 120_000);

/** A step of the story; after one that broke, the others say so at once. */
let broken: string | undefined;
function step(what: string, act: () => Promise<void>): void {
  it(
    what,
    async () => {
      if (broken) throw new Error(`this step came before and did not end: ${broken}`);
      broken = what;
      await act().catch(async (error: unknown) => {
        await rig.picture('broken');
        throw error;
      });
      broken = undefined;
    },
    90_000,
  );
}

describe('a resident on the public page', () => {
  step('submits a topic, reads the code on the receipt, and follows by it', async () => {
    const code = await submitByMouse(rig, rig.play.a, SPEED_BUMPS);
    const page = await rig.windowOf(null);
    await open(page, '/');
    await page.getByLabel('请输入回执上的查询码').fill(code);
    await button(page, '查询').click();
    await page.getByRole('heading', { name: SPEED_BUMPS.title }).waitFor();
    await page.getByText(SPEED_BUMPS.asks[1]!).waitFor();
  });

  step('submits by keyboard alone', async () => {
    const page = await rig.windowOf(null);
    await open(page, '/');
    await tabAndChoose(page, page.getByLabel('事情在哪里'), '城西社区');
    await tabAndType(page, page.getByLabel('什么事', { exact: true }), CAR_PARK.title);
    await tabAndType(page, page.getByLabel('具体情况'), CAR_PARK.description);
    await tabAndType(page, page.getByRole('textbox', { name: '诉求 1' }), CAR_PARK.asks[0]!);
    await tabAndPress(page, button(page, '添加一条诉求'));
    await page.getByRole('textbox', { name: '诉求 2' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await tabAndType(page, page.getByRole('textbox', { name: '诉求 2' }), CAR_PARK.asks[1]!);
    await tabAndType(page, page.getByLabel('姓名', { exact: true }), CAR_PARK.proposerName);
    await tabAndType(page, page.getByLabel('手机号码'), CAR_PARK.proposerPhone);
    await tabAndPress(page, page.getByLabel('同意公开议题内容'), 'Space');
    await tabAndPress(page, button(page, '提交'));
    await keepReceipt(rig, rig.play.b, page, CAR_PARK.title);
  });
});

describe('the convenor', () => {
  step('is become with one click, finds the topic in the own work, and screens it', async () => {
    const page = await fromHome(rig, rig.play.cast.convenor, SPEED_BUMPS.title);
    await act(page, 'screenTopic', () => choose(page, field(page, '所属范围'), '群众反映强烈的民生问题'));
    await standing(page, '待审定').waitFor();
  });

  step('screens by keyboard; the dialog keeps the focus and gives it back', async () => {
    const page = await fromHome(rig, rig.play.cast.convenor, CAR_PARK.title);
    const opener = actButton(page, 'screenTopic');
    await tabAndPress(page, opener);
    await dialogTraps(page);
    await escapeReturns(page, opener);
    await page.keyboard.press('Enter');
    await tabAndChoose(page, field(page, '所属范围'), '群众反映强烈的民生问题');
    await tabAndPress(page, page.getByRole('dialog').locator('button[type=submit]'));
    await standing(page, '待审定').waitFor();
  });
});

describe('the community’s Party organisation', () => {
  step('approves', async () => {
    const page = await fromHome(rig, rig.play.cast.approver, SPEED_BUMPS.title);
    await act(page, 'approveTopic');
    await actButton(page, 'approveTopic').waitFor({ state: 'hidden' });
  });

  step('approves by keyboard', async () => {
    const page = await fromHome(rig, rig.play.cast.approver, CAR_PARK.title);
    await tabAndPress(page, actButton(page, 'approveTopic'));
    await tabAndPress(page, page.getByRole('dialog').locator('button[type=submit]'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await actButton(page, 'approveTopic').waitFor({ state: 'hidden' });
  });
});

describe('the convenor’s session page', () => {
  beforeAll(async () => {
    await callSession(rig.play, rig.play.a);
    await callSession(rig.play, rig.play.b);
    await rig.play.stage.until(SITTING.before);
  }, 240_000);

  step('refuses to open with 4 of 13, says why, and names the ways out', async () => {
    const { page, gauge } = await sessionOf(rig, rig.play.a);
    await act(page, 'openSignIn');
    await button(page, '全部').click();
    await page.getByLabel(`选择 ${ALTERNATE}`).uncheck();
    await page.getByRole('button', { name: /为所选人员登记签到/ }).click();
    await gauge.and(page.locator('[aria-valuetext^="4 / 13"]')).waitFor();
    await expect(gauge.getAttribute('aria-valuetext')).resolves.toBe('4 / 13，还差 1 名群众代表');
    const refused = actButton(page, 'openSession');
    await expect(refused.getAttribute('aria-disabled')).resolves.toBe('true');
    await refused.hover();
    await page
      .getByRole('tooltip')
      .getByText(/群众代表/)
      .waitFor();
    await page.getByText('不足三分之一时，可递补候补、现场登记、延期，或开会但不计入次数。').waitFor();
    await actButton(page, 'openWithoutCounting').waitFor();
    await actButton(page, 'postponeSession').waitFor();
  });

  step('opens with 5 of 15, after an alternate was called and somebody registered at the door', async () => {
    const { page, gauge } = await sessionOf(rig, rig.play.a);
    await button(page, `递补候补：${ALTERNATE}`).click();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText('已递补', { exact: true }).waitFor();
    await page.getByLabel(`选择 ${ALTERNATE}`).check();
    await page.getByRole('button', { name: /为所选人员登记签到/ }).click();
    await gauge.and(page.locator('[aria-valuetext^="5 / 14"]')).waitFor();
    await act(page, 'registerAtDoor', async () => {
      await choose(page, field(page, '参会身份'), '利益相关方');
      await page.getByRole('dialog').getByLabel(/^姓名/).fill('示例摊主');
    });
    await gauge.and(page.locator('[aria-valuetext^="5 / 15"]')).waitFor();
    await act(page, 'openSession');
    await standing(page, '提出意见').waitFor();
  });

  step('signs in by keyboard', async () => {
    const { page, gauge } = await sessionOf(rig, rig.play.b);
    await tabAndPress(page, actButton(page, 'openSignIn'));
    await tabAndPress(page, page.getByRole('dialog').locator('button[type=submit]'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tabAndPress(page, page.getByLabel('选择 赵**'), 'Space');
    await tabAndPress(page, page.getByRole('button', { name: /为所选人员登记签到/ }));
    await gauge.and(page.locator('[aria-valuetext^="1 / 1"]')).waitFor();
  });
});

describe('a department', () => {
  beforeAll(() => carryOut(rig.play), 240_000);

  step('reads of its commitment in the inbox, signs for it, and replies ask by ask', async () => {
    const page = await rig.windowOf(rig.play.cast.police);
    await open(page, '/inbox');
    await page
      .locator(`main a[href="${pathOf('items', rig.play.a.items[0]!)}"]`)
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /加装减速带/ }).waitFor();
    await act(page, 'signForItem');
    await standing(page, '已签收').waitFor();
    await act(page, 'replyItem', async () => {
      const [first, second] = [1, 2].map((no) =>
        page.getByRole('dialog').getByRole('group', { name: `诉求 ${no}` }),
      );
      await first!.getByRole('radio', { name: '采纳', exact: true }).check();
      await second!.getByRole('radio', { name: '部分采纳' }).check();
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await second!.getByText('请填写“理由”').waitFor();
      await second!.getByLabel('理由').fill('警示标志需另行采购，先装减速带');
    });
    await standing(page, '落实中').waitFor();
    await page.getByText('警示标志需另行采购，先装减速带').waitFor();
  });

  step('signs for and replies by keyboard', async () => {
    const page = await fromHome(rig, rig.play.cast.housing, '修复损坏路灯');
    const send = page.getByRole('dialog').locator('button[type=submit]');
    await tabAndPress(page, actButton(page, 'signForItem'));
    await tabAndPress(page, send);
    await standing(page, '已签收').waitFor();
    await tabAndPress(page, actButton(page, 'replyItem'));
    await tabAndPress(page, page.getByRole('radio', { name: '采纳', exact: true }), 'Space');
    await tabAndType(page, page.getByRole('dialog').getByLabel('措施'), '本月内修复');
    await tabAndPress(page, send);
    await standing(page, '落实中').waitFor();
  });
});

describe('the leader', () => {
  beforeAll(() => rig.play.stage.until(AGREED.passed), 120_000);

  step('sees the department’s date pass on the first page, and goes down to the case', async () => {
    const page = await rig.windowOf(rig.play.cast.leader);
    await open(page, '/dashboard');
    const row = page.getByRole('row').filter({ hasText: '交通警察' });
    await row.getByRole('button').last().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('link', { name: /加装减速带/ }).click();
    await page.getByRole('heading', { level: 1, name: /加装减速带/ }).waitFor();
    await page.locator('.page-head').getByText('超期').waitFor();
    await page.locator('main').getByRole('link', { name: SPEED_BUMPS.title }).first().click();
    await page.getByRole('heading', { level: 1, name: SPEED_BUMPS.title }).waitFor();
  });

  step('moves the sandbox to the next date', async () => {
    const page = await rig.windowOf(rig.play.cast.leader);
    const before = await rig.play.stage.now();
    const bar = page.getByRole('region', { name: '演练环境' });
    const shown = await bar.innerText();
    await bar.getByRole('button', { name: /到下一个日期/ }).click();
    await page.waitForFunction(
      (was) =>
        document.querySelector<HTMLElement>('.sandbox-bar')!.innerText !== was &&
        !document.querySelector('.sandbox-bar .ant-btn-loading'),
      shown,
    );
    expect(Date.parse(await rig.play.stage.now())).toBeGreaterThan(
      Math.max(Date.parse(before), Date.parse(instant(AGREED.passed))),
    );
  });
});

describe('every page', () => {
  it('has nothing that axe finds, no key in place of words, and fits 1440 and 390 px, in both languages', async () => {
    const windows = new Map<unknown, Route[]>();
    for (const route of await routesOf(rig, await raiseProposal(rig.play))) {
      windows.set(route.who, [...(windows.get(route.who) ?? []), route]);
    }
    const faults: string[] = [];
    const look = async (routes: Route[]): Promise<void> => {
      for (const { name, who, path } of routes) {
        const page = await rig.windowOf(who);
        await speak(page, 'zh-CN');
        await open(page, path);
        faults.push(...(await faultsOf(page, name, 'zh-CN')));
        await page.getByRole('button', { name: 'English' }).click();
        await page.waitForFunction(() => document.documentElement.lang === 'en');
        await settled(page);
        faults.push(...(await faultsOf(page, name, 'en')));
      }
    };
    // The convenor has the most pages: on two cores his are looked at beside all others.
    const [most, ...others] = [...windows.values()].toSorted((one, other) => other.length - one.length);
    await Promise.all([look(most!), look(others.flat())]);
    expect(faults).toEqual([]);
  }, 300_000);

  it('is filled for the person who asks, when many ask the same at once', async () => {
    const { convenor, police, leader } = rig.play.cast;
    const asked = [convenor, police, leader].flatMap((who) => Array.from({ length: 5 }, () => who));
    const told = await Promise.all(asked.map((who) => who.sees('{ viewer { person { id } } unreadCount }')));
    expect(told.map(({ viewer }) => viewer.person.id)).toEqual(asked.map(({ id }) => id));
  }, 60_000);

  it('changes its language where it stands, and keeps it', async () => {
    const page = await rig.windowOf(rig.play.cast.convenor);
    await speak(page, 'zh-CN');
    await open(page, '/topics');
    await tabTo(page, page.getByRole('button', { name: 'English' }));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.getByRole('heading', { level: 1, name: 'Topics' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Topics' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
  }, 60_000);

  it('says nothing to the console', () => {
    expect(rig.complaints).toEqual([]);
  });
});
