import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OWNERS } from '../deadlines/storm.js';
import { House } from '../house.js';
import { recompute } from '../chain-check.js';
import { days, type Paper } from './almanac.js';
import { audit, type Published } from './audit.js';
import { playYear, type Event } from './play-year.js';

/** An invented notice of Guangxi for 2026: none was found (domain.md D.3), so that its window is open until it is known. */
const GUANGXI_2026: Paper = {
  layer: 'CN-45',
  year: 2026,
  number: '示例三月三通知（虚构）',
  off: ['2026-04-20', '2026-04-21'],
  work: ['2026-04-26'],
};
/** An invented notice of the State Council for 2027, with other days than weekdays would give. */
const CHINA_2027: Paper = {
  layer: 'CN',
  year: 2027,
  number: '示例放假通知（虚构）',
  off: [...days('2027-01-01', '2027-01-03'), ...days('2027-02-05', '2027-02-13'), '2027-04-05'],
  work: ['2027-01-30', '2027-02-14'],
};

const BEGIN = '2026-01-05T00:30:00Z';
const IMPORTED = '2026-11-12';
const GUANGXI_IMPORTED = '2026-04-10';
let house: House;
const published: Published[] = [];

/** Imports and publishes a notice as those do who keep calendars. */
const publish = (date: string, paper: Paper): Event => ({
  date,
  happen: async ({ graph, tokenOf, now }) => {
    const token = await tokenOf('administrator');
    const lines = [
      ...paper.off.map((day) => `${day},假期,off`),
      ...paper.work.map((day) => `${day},假期,work`),
    ];
    const file = `date,name,kind\n${lines.join('\n')}\n`;
    const imported = await graph.act(
      'importCalendarNotice',
      {
        layerId: paper.layer,
        year: paper.year,
        notice: paper.number,
        issuedOn: date,
        amends: false,
        format: 'CSV',
        fileBase64: Buffer.from(file).toString('base64'),
        idempotencyKey: `import-${paper.number}`,
      },
      'id version',
      { token },
    );
    published.push({ at: await now(), paper });
    await graph.act(
      'publishCalendarNotice',
      { id: imported.object['id'], idempotencyKey: `publish-${paper.number}` },
      'id state',
      { token },
    );
  },
});

beforeAll(async () => {
  house = await House.open({ mode: 'demo', from: BEGIN });
}, 300_000);
afterAll(() => house?.close(), 120_000);

describe('a year of a Guangxi county with 40 cases', () => {
  it('every due date, rung, notice and draft is what a slow walk from day to day gives', async () => {
    const county = await playYear(house, {
      seed: 5,
      cases: 40,
      events: [publish(GUANGXI_IMPORTED, GUANGXI_2026), publish(IMPORTED, CHINA_2027)],
      until: '2026-12-31',
    });
    const found = await audit(house, published, await county.now());
    expect(found.wrong).toEqual([]);
    expect(found.clocks).toBeGreaterThan(250);
    expect(found.late).toBeGreaterThan(30);
    expect(found.messages).toBeGreaterThan(500);
    expect(found.drafts).toBeGreaterThan(10);
  }, 1_800_000);

  it('what a notice moved says so in ledger and timeline, with its number', async () => {
    const [moved] = await house.rows<{ n: number }>(
      `select sum(n)::int as n from (
         select count(*) as n from topic.clock where ledger::text like '%calendar-changed%'
         union all select count(*) from consultation.clock where ledger::text like '%calendar-changed%'
         union all select count(*) from feedback.clock where ledger::text like '%calendar-changed%') as of_all`,
    );
    expect(moved!.n).toBeGreaterThan(0);
    // Nothing that both notices settle is left provisional; 三月三 of 2027 is still open.
    for (const owner of OWNERS) {
      const left = await house.rows(
        `select case_id, due_date from ${owner}.clock where provisional and state = 'RUNNING' and due_date < '2027-04-02'`,
      );
      expect(left).toEqual([]);
    }
  });

  it('its timelines can be recomputed', async () => {
    expect((await recompute(house)).broken).toEqual([]);
  });
});
