import { sampleUnitId } from '@concord/contracts/sample-ids';
import { act, actButton, choose, field, fromHome } from './journey.js';
import { tabAndPress, tabAndType } from './keyboard.js';
import { open } from './looks.js';
import { Rig } from './rig.js';

/** What offices do beside the story: more time, preferences, next year's days off, a deputy. One sandbox, in December. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.open({ from: '2026-12-14T00:30:00Z', sampleCases: true });
}, 300_000);

afterAll(() => rig?.close(), 120_000);

const COMMITMENT = '论证并迁移公交站点';

describe('more time', () => {
  it('is asked for by keyboard; the day field opens at the case’s own month, and offers no other today', async () => {
    const page = await fromHome(rig, rig.play.cast.transport, COMMITMENT);
    await tabAndPress(page, actButton(page, 'requestItemExtension'));
    await page.getByRole('dialog').getByText('落实 · 2026-12-16 周三 到期').waitFor();
    await tabAndType(page, field(page, '延期至'), '2026-12-22');
    const picker = page.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
    await picker.getByText('12月').first().waitFor();
    await expect(picker.getByText('今天').count()).resolves.toBe(0);
    await page.keyboard.press('Enter');
    await tabAndType(page, field(page, '理由'), '图纸正在审核');
    await tabAndPress(page, page.getByRole('dialog').locator('button[type=submit]'));
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByText(/申请延至 2026-12-22.*待答复/).waitFor();
  }, 90_000);

  it('is answered by whoever set the time, with the request before him', async () => {
    const page = await rig.windowOf(rig.play.cast.county);
    await open(page, '/items');
    await page.locator('main').getByRole('link', { name: COMMITMENT }).first().click();
    await page.getByRole('heading', { level: 1, name: COMMITMENT }).waitFor();
    await act(page, 'decideItemExtension', async () => {
      await page
        .getByRole('dialog')
        .getByText(/申请延至 2026-12-22.*图纸正在审核/)
        .waitFor();
      await choose(page, field(page, '决定'), '同意延期');
    });
    await page.getByText(/已同意，延至 2026-12-22/).waitFor();
    await page.getByText('同意“落实”延期至 2026-12-22').waitFor();
  }, 90_000);
});

describe('how messages come', () => {
  it('is chosen by keyboard, and the choice keeps the focus', async () => {
    const page = await rig.windowOf(rig.play.cast.transport);
    await open(page, '/preferences');
    const digest = page.getByLabel('进展告知：放入每日汇总');
    await tabAndPress(page, digest, 'Space');
    await page.waitForFunction((box) => (box as HTMLInputElement).checked, await digest.elementHandle());
    await page.getByText('已保存').waitFor();
    await expect(digest.evaluate((box) => box === document.activeElement)).resolves.toBe(true);
  }, 60_000);
});

describe('next year’s days off', () => {
  const days = [
    '日期,名称,类型',
    '2027-01-01,元旦,放假',
    '2027-01-09,元旦,上班',
    '2027-01-11,示例假日,放假',
    '2027-02-05,春节,放假',
  ];
  const fill = async (lines: string[]): Promise<void> => {
    const page = await rig.windowOf(rig.play.cast.administrator);
    await page.getByRole('spinbutton', { name: '年份' }).fill('2027');
    await page.getByLabel('文号或标题').fill('示例放假安排');
    await page.getByLabel('印发日期').fill('2026-12-10');
    await page.keyboard.press('Enter');
    const file = { name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('已选择 days.csv').waitFor();
    await page.locator('main form button[type=submit]').click();
  };

  it('are refused whole where one line is wrong, and every such line is named', async () => {
    const page = await rig.windowOf(rig.play.cast.administrator);
    await open(page, '/calendars/keep');
    await fill([...days, '2027-01-09,元旦,放假', '2026-01-01,元旦,放假']);
    await page.getByText('2027-01-09 既放假又上班（见第 3 行）。').waitFor();
    await page.getByText(/2026-01-01 不属于 2027 年的通知/).waitFor();
  }, 60_000);

  it('show before publication which dates would move, and afterwards each date says why', async () => {
    const page = await rig.windowOf(rig.play.cast.administrator);
    await open(page, '/calendars/keep');
    await fill(days);
    await page.waitForURL('**/calendars/notices/*');
    await page.getByText(/变动 [1-9]\d* 项/).waitFor();
    const moved = page.getByRole('listitem').filter({ hasText: '首次监督走访' }).first();
    await moved.getByText('2027-01-11 周一 → 2027-01-09 周六').waitFor();
    // Who keeps calendars may not open the cases: nothing leads him to a page that is not there.
    await expect(moved.getByRole('link').count()).resolves.toBe(0);
    await act(page, 'publishCalendarNotice');
    await page.locator('.page-head').getByText('已公布', { exact: true }).waitFor();
    await expect(actButton(page, 'publishCalendarNotice').count()).resolves.toBe(0);
    const county = await rig.windowOf(rig.play.cast.county);
    await open(county, '/items');
    await county.locator('main').getByRole('link', { name: COMMITMENT }).first().click();
    await county.getByText(/原为 2027-01-11.*工作日历变更，重新计算（示例放假安排）/).waitFor();
    await county.getByText(/首次监督走访：2027-01-11（暂定） → 2027-01-09/).waitFor();
  }, 120_000);

  it('name their paper to everybody, and lead to it only those who keep it', async () => {
    const page = await rig.windowOf(null);
    await open(page, '/calendars');
    await page
      .getByText(/示例放假安排/)
      .first()
      .waitFor();
    await expect(page.getByRole('link', { name: '示例放假安排' }).count()).resolves.toBe(0);
  }, 60_000);
});

describe('a deputy', () => {
  it('reads on the first page for whom he stands in, until the holder ends it', async () => {
    const { leader, transport } = rig.play.cast;
    await leader.does(null, 'nameDeputy', 'names a deputy', {
      role: 'LEADER',
      orgUnitId: sampleUnitId('county'),
      personId: transport.id,
      until: '2026-12-31',
    });
    const page = await rig.windowOf(transport);
    await open(page, '/home');
    await page.getByText(/您正代理 .+，至 2026-12-31/).waitFor();
    const holder = await rig.windowOf(leader);
    await open(holder, '/preferences');
    await act(holder, 'endDeputy');
    await holder.getByText('目前没有代理。外出或请假前，可为自己的职务指定代理人。').waitFor();
    await open(page, '/home');
    await expect(page.getByText(/您正代理/).count()).resolves.toBe(0);
  }, 90_000);
});

it('says nothing to the console', () => {
  expect(rig.complaints).toEqual([]);
});
