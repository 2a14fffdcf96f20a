import { describe, expect, it } from '@jest/globals';
import { deriveCalendar, getCalendar, withSheet } from './calendar.js';
import { append, openLedger, reckon } from './deadline.js';
import { explain, explainTerm } from './explanation.js';
import type { Explanation, Locale } from './explanation.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { addTerm, parseTerm } from './term.js';

const china = getCalendar('CN');
const at = (local: string): string => new Date(`${local}+08:00`).toISOString();
const term = (
  id: string,
  from: string,
  text: string,
  locale: Locale,
  pause?: [string, string],
): Explanation =>
  explainTerm(
    addTerm({
      calendar: getCalendar(id),
      from,
      term: parseTerm(text),
      pauses: pause ? [{ from: pause[0], to: pause[1], reason: 'force-majeure' }] : [],
    }),
    locale,
  );
const ledger = (budget: string, ...entries: LedgerEntry[]): Ledger =>
  entries.reduce(
    (sum, entry) => append(sum, entry, china),
    openLedger(
      {
        at: at('2026-02-12T10:00'),
        anchor: 'x',
        budget: parseTerm(budget),
        calendarId: 'CN',
        maxExtension: parseTerm('10wd'),
      },
      china,
    ),
  );

describe('the explanation of a term', () => {
  it('says in Chinese from when, how long, until when, and what was left out by which notice', () => {
    expect(term('CN', '2026-02-12', '5wd', 'zh-CN').text).toBe(
      '自2026年2月12日起5个工作日，当日不计入，至2026年2月26日24:00届满。休假不计：2月15日至23日（春节，国办发明电〔2025〕7号）。' +
        '调休上班：2月14日（春节，国办发明电〔2025〕7号）。',
    );
  });

  it('says it in English', () => {
    expect(term('CN', '2026-02-12', '5wd', 'en').text).toBe(
      '5 working days from 12 February 2026 (that day not counted) end on 26 February 2026 at 24:00. ' +
        'Holidays not counted: 15–23 February (Spring Festival, 国办发明电〔2025〕7号). Make-up days worked: 14 February (Spring Festival, 国办发明电〔2025〕7号).',
    );
    expect(term('CN', '2026-03-02', '1wd', 'en').text).toBe(
      '1 working day from 2 March 2026 (that day not counted) end on 3 March 2026 at 24:00.',
    );
  });

  it('names local overlays, weekends, pauses, moved ends and unpublished days', () => {
    expect(term('CN-45', '2023-04-20', '2wd', 'zh-CN').text).toContain(
      '4月21日至23日（壮族三月三，自治区人民政府令第98号及2023年“壮族三月三”放假通知，地方安排）',
    );
    expect(term('CN-45', '2023-04-20', '2wd', 'en').text).toContain(
      '21–23 April (Sanyuesan Festival, 自治区人民政府令第98号及2023年“壮族三月三”放假通知, local)',
    );
    expect(term('CN', '2026-03-02', '5wd', 'zh-CN', ['2026-03-03', '2026-03-04']).text).toContain(
      '周末2天不计。暂停计时：3月3日至4日（不可抗力）。',
    );
    expect(term('CN', '2026-03-02', '5wd', 'en', ['2026-03-03', '2026-03-04']).text).toContain(
      '2 weekend days not counted. Paused: 3–4 March (force majeure).',
    );
    expect(term('CN', '2026-11-30', '3m', 'zh-CN').text).toBe(
      '自2026年11月30日起3个月，当日不计入，至2027年3月1日24:00届满。末日2027年2月28日为休息日，顺延至2027年3月1日。' +
        '自2027年1月1日起有日期尚未公布放假安排，按周末推算，本期限为暂定。',
    );
    expect(term('CN', '2026-11-30', '3m', 'en').text).toContain(
      'The last day, 28 February 2027, is a rest day: it moves on to 1 March 2027.',
    );
    expect(term('CN', '2026-11-30', '3m', 'en').text).toContain('provisional');
    expect(term('CN', '2026-02-10', '10cd', 'en').text).toContain(
      'Holidays within: 15–20 February (Spring Festival',
    );
    expect(term('CN', '2022-12-29', '5cd', 'en').text).toContain('31 December – 2 January (New Year');
    expect(term('CN', '2022-12-29', '5cd', 'zh-CN').text).toContain('12月31日至1月2日（元旦');
    expect(term('CN', '2026-03-02T16:00', '3oh', 'zh-CN').text).toBe(
      '自2026年3月2日起3个办公小时，至2026年3月3日10:00届满。',
    );
    expect(term('CN', '2026-03-02T16:00', '3oh', 'en').text).toBe(
      '3 office hours from 2 March 2026 end on 3 March 2026 at 10:00.',
    );
  });

  it('lists each day with what it was', () => {
    const { days } = term('CN', '2026-02-12', '5wd', 'zh-CN', ['2026-02-24', '2026-02-24']);
    expect(days.slice(0, 3)).toEqual([
      { date: '2026-02-13', counted: true, kind: 'working', text: '工作日' },
      { date: '2026-02-14', counted: true, kind: 'make-up', text: '调休上班，春节，国办发明电〔2025〕7号' },
      { date: '2026-02-15', counted: false, kind: 'holiday', text: '休假，春节，国办发明电〔2025〕7号' },
    ]);
    expect(days.find((day) => day.date === '2026-02-24')).toEqual({
      date: '2026-02-24',
      counted: false,
      kind: 'working',
      text: '工作日，暂停（不可抗力）',
    });
    expect(
      term('CN', '2026-11-30', '3m', 'en')
        .days.slice(-2)
        .map((day) => day.text),
    ).toEqual(['weekend, notice not published', 'working day, moved on, notice not published']);
  });

  it('gives the close of business where a calendar has one', () => {
    const early = deriveCalendar(china, { id: 'early', closeOfDay: '17:30' });
    expect(
      explainTerm(addTerm({ calendar: early, from: '2026-03-02', term: parseTerm('1wd') }), 'zh-CN').text,
    ).toContain('3月3日17:30届满');
  });
});

describe('the explanation of a deadline', () => {
  it('tells of its extension, its pauses and whether it stands', () => {
    const extended = ledger('5wd', {
      type: 'extended',
      at: at('2026-02-25T10:00'),
      by: 'p',
      reason: 'r',
      term: parseTerm('5wd'),
    });
    expect(explain(reckon(extended, china), 'zh-CN').text).toContain(
      '自2026年2月12日起5个工作日及一次延期，当日不计入，至2026年3月4日24:00届满。经批准延期一次（5个工作日），延至2026年3月4日。',
    );
    expect(explain(reckon(extended, china), 'en').text).toContain(
      '5 working days and one extension from 12 February 2026 (that day not counted) end on 4 March 2026 at 24:00. Extended once by 5 working days, to 4 March 2026.',
    );
    const toDate = ledger('5wd', {
      type: 'extended',
      at: at('2026-02-25T10:00'),
      by: 'p',
      reason: 'r',
      until: '2026-03-04',
    });
    expect(explain(reckon(toDate, china), 'zh-CN').text).toContain('经批准延期一次，延至2026年3月4日。');
    expect(explain(reckon(toDate, china), 'en').text).toContain('Extended once, to 4 March 2026.');
    const paused = ledger('5wd', {
      type: 'paused',
      at: at('2026-02-13T11:00'),
      reason: 'awaiting-higher-authority',
    });
    expect(explain(reckon(paused, china), 'zh-CN').text).toMatch(
      /暂停计时：2月13日（等待上级决定）。计时现已暂停，恢复后重新推算。$/,
    );
    expect(explain(reckon(paused, china), 'en').text).toMatch(
      /Paused: 13 February \(waiting on higher authority\)\. The clock stands now; .*again\.$/,
    );
  });

  it('tells of the agreed date that governs', () => {
    const agreed = reckon(
      ledger('1m', { type: 'agreed-date', at: at('2026-02-25T10:00'), date: '2026-04-04' }),
      china,
    );
    expect(explain(agreed, 'zh-CN').text).toContain(
      '以纪要承诺时限2026年4月4日为准，至2026年4月7日24:00届满。休假不计：4月4日至6日（清明，国办发明电〔2025〕7号）。' +
        '末日2026年4月4日为休息日，顺延至2026年4月7日。',
    );
    expect(explain(agreed, 'en').text).toBe(
      'The date agreed in the minutes, 4 April 2026, governs: it ends on 7 April 2026 at 24:00. ' +
        'Holidays not counted: 4–6 April (Qingming, 国办发明电〔2025〕7号). ' +
        'The last day, 4 April 2026, is a rest day: it moves on to 7 April 2026.',
    );
    expect(explain(agreed, 'en').days).toHaveLength(agreed.days.length);
  });

  it('of an agreed date leaves out the days before it, which nobody counted, and says what came after', () => {
    const agreed = { type: 'agreed-date', at: at('2026-02-25T10:00'), date: '2026-04-10' } as const;
    expect(explain(reckon(ledger('5wd', agreed), china), 'zh-CN').text).toBe(
      '以纪要承诺时限2026年4月10日为准，至2026年4月10日24:00届满。',
    );
    const stopped = ledger(
      '5wd',
      agreed,
      { type: 'paused', at: at('2026-03-10T10:00'), reason: 'force-majeure' },
      { type: 'resumed', at: at('2026-03-10T11:00') },
    );
    expect(explain(reckon(stopped, china), 'en').text).toMatch(
      /it ends on 13 April 2026 at 24:00\. 2 weekend days not counted\. Paused: 10 March \(force majeure\)\.$/,
    );
  });

  it('of an extension to a rest day, says where it moved; it waits for no notice of days on the way', () => {
    const guangxi = getCalendar('CN-45');
    const opened = openLedger(
      {
        at: at('2026-04-01T10:00'),
        anchor: 'x',
        budget: parseTerm('5wd'),
        calendarId: 'CN-45',
        maxExtension: parseTerm('3m'),
      },
      guangxi,
    );
    const to = (until: string): string => {
      const entry = { type: 'extended', at: at('2026-04-02T10:00'), by: 'p', reason: 'r', until } as const;
      return explain(reckon(append(opened, entry, guangxi), guangxi), 'zh-CN').text;
    };
    expect(to('2026-05-24')).toMatch(
      /经批准延期一次，延至2026年5月24日。.*末日2026年5月24日为休息日，顺延至2026年5月25日。$/,
    );
    expect(to('2026-05-22')).toMatch(/周末9天不计。$/);
    expect(to('2026-04-20')).toContain('自2026年4月20日起有日期尚未公布放假安排');
  });

  it('of an extension to a date keeps that date, though a stop moves the end', () => {
    const entry = { type: 'extended', at: at('2026-02-13T10:00'), by: 'p', reason: 'r' } as const;
    const stopped = ledger(
      '5wd',
      { ...entry, until: '2026-03-04' },
      { type: 'paused', at: at('2026-02-25T10:00'), reason: 'force-majeure' },
      { type: 'resumed', at: at('2026-02-25T11:00') },
    );
    expect(explain(reckon(stopped, china), 'en').text).toMatch(
      /end on 5 March 2026 at 24:00\. Extended once, to 4 March 2026\. .*Paused: 25 February/,
    );
  });

  it('of a date agreed for the day itself, says only that; where the clock stops over a weekend, no more', () => {
    const friday = (...entries: LedgerEntry[]): string => {
      const opened = openLedger(
        { at: at('2026-03-06T10:00'), anchor: 'x', budget: parseTerm('5wd'), calendarId: 'CN' },
        china,
      );
      const agreed = { type: 'agreed-date', at: at('2026-03-06T11:00'), date: '2026-03-06' } as const;
      return explain(
        reckon(
          [agreed, ...entries].reduce((sum, entry) => append(sum, entry, china), opened),
          china,
        ),
        'en',
      ).text;
    };
    expect(friday()).toBe(
      'The date agreed in the minutes, 6 March 2026, governs: it ends on 6 March 2026 at 24:00.',
    );
    const stopped = friday(
      { type: 'paused', at: at('2026-03-06T12:00'), reason: 'force-majeure' },
      { type: 'resumed', at: at('2026-03-06T13:00') },
    );
    expect(stopped).toContain('it ends on 9 March 2026 at 24:00.');
    expect(stopped).not.toContain('rest day');
    const saturday = append(
      openLedger(
        { at: at('2026-03-06T10:00'), anchor: 'x', budget: parseTerm('5wd'), calendarId: 'CN' },
        china,
      ),
      { type: 'agreed-date', at: at('2026-03-06T11:00'), date: '2026-03-07' },
      china,
    );
    expect(explain(reckon(saturday, china), 'en').text).toContain(
      '7 March 2026, is a rest day: it moves on to 9 March',
    );
  });

  it('of an agreed date does not call it provisional for days before it that wait for a notice', () => {
    const guangxi = getCalendar('CN-45');
    const budget = parseTerm('10wd');
    const opened = openLedger(
      { at: at('2026-04-01T10:00'), anchor: 'x', budget, calendarId: 'CN-45' },
      guangxi,
    );
    const said = (date: string): string =>
      explain(
        reckon(append(opened, { type: 'agreed-date', at: at('2026-04-01T10:00'), date }, guangxi), guangxi),
        'zh-CN',
      ).text;
    expect(said('2026-05-20')).toBe('以纪要承诺时限2026年5月20日为准，至2026年5月20日24:00届满。');
    expect(said('2026-04-02')).not.toContain('暂定');
    expect(said('2026-04-11')).toMatch(/末日2026年4月11日为休息日，顺延至2026年4月13日。自2026年4月12日起/);
    const stopped = [
      { type: 'agreed-date', at: at('2026-04-01T10:00'), date: '2026-05-20' },
      { type: 'paused', at: at('2026-04-15T10:00'), reason: 'force-majeure' },
      { type: 'resumed', at: at('2026-04-15T11:00') },
    ] as const;
    const agreed = stopped.reduce<Ledger>((sum, entry) => append(sum, entry, guangxi), opened);
    expect(explain(reckon(agreed, guangxi), 'zh-CN').text).toContain('自2026年4月15日起有日期尚未公布');
    const counted = stopped.slice(1).reduce<Ledger>((sum, entry) => append(sum, entry, guangxi), opened);
    expect(explain(reckon(counted, guangxi), 'zh-CN').text).toContain('自2026年4月12日起有日期尚未公布');
    expect(said('2026-04-20')).toMatch(/届满。自2026年4月20日起有日期尚未公布放假安排，.*本期限为暂定。$/);
  });

  it('of an extension to which no date is due any more, says that it gave way', () => {
    const gaveWay = reckon(
      ledger(
        '5wd',
        { type: 'extended', at: at('2026-02-25T10:00'), by: 'p', reason: 'r', term: parseTerm('3wd') },
        { type: 'agreed-date', at: at('2026-02-26T10:00'), date: '2026-04-10' },
      ),
      china,
    );
    expect(explain(gaveWay, 'zh-CN').text).toBe(
      '以纪要承诺时限2026年4月10日为准，至2026年4月10日24:00届满。此前经批准的一次延期（至2026年3月2日）由承诺时限取代。',
    );
    expect(explain(gaveWay, 'en').text).toBe(
      'The date agreed in the minutes, 10 April 2026, governs: it ends on 10 April 2026 at 24:00. ' +
        'An extension granted before, to 2 March 2026, gave way to it.',
    );
  });

  it('of an extension by months after an agreed date, says where each moved', () => {
    const opened = openLedger(
      {
        at: at('2026-02-25T10:00'),
        anchor: 'x',
        budget: parseTerm('5wd'),
        calendarId: 'CN',
        maxExtension: parseTerm('2m'),
      },
      china,
    );
    const agreed = append(
      opened,
      { type: 'agreed-date', at: at('2026-02-25T11:00'), date: '2026-03-01' },
      china,
    );
    const extended = append(
      agreed,
      { type: 'extended', at: at('2026-02-26T10:00'), by: 'p', reason: 'r', term: parseTerm('1m') },
      china,
    );
    expect(reckon(extended, china).dueDate).toBe('2026-04-02');
    expect(explain(reckon(extended, china), 'en').text).toContain(
      'The last day, 1 March 2026, is a rest day: it moves on to 2 March 2026.',
    );
    const longer = append(
      agreed,
      { type: 'extended', at: at('2026-02-26T10:00'), by: 'p', reason: 'r', term: parseTerm('2m') },
      china,
    );
    expect(explain(reckon(longer, china), 'en').text).toContain(
      'it moves on to 2 March 2026. The last day, 2 May 2026, is a rest day: it moves on to 6 May 2026.',
    );
  });

  it('names the day to which a last day moved, where an extension follows', () => {
    const extended = ledger('3cd', {
      type: 'extended',
      at: at('2026-02-13T10:00'),
      by: 'p',
      reason: 'r',
      term: parseTerm('3wd'),
    });
    expect(explain(reckon(extended, china), 'en').text).toContain(
      'The last day, 15 February 2026, is a rest day: it moves on to 24 February 2026.',
    );
    expect(explain(reckon(extended, china), 'zh-CN').text).toContain(
      '末日2026年2月15日为休息日，顺延至2026年2月24日。',
    );
  });

  it('of office hours names them', () => {
    expect(explain(reckon(ledger('8oh'), china), 'en').text).toBe(
      '8 office hours from 12 February 2026 end on 13 February 2026 at 10:00.',
    );
  });
});

describe('what an explanation leaves out and keeps apart', () => {
  const off = (...days: Array<[string, string, string]>): Explanation =>
    explainTerm(
      addTerm({
        calendar: withSheet(china, 'CN', {
          year: 2026,
          notice: 'n',
          issuedOn: '2026-01-01',
          amends: true,
          off: days,
          work: [],
        }),
        from: '2026-03-02',
        term: parseTerm('3wd'),
      }),
      'en',
    );

  it('names holidays apart that are not one run of one name', () => {
    expect(off(['2026-03-03', '2026-03-04', 'a']).text).toContain('3–4 March (a, n)');
    expect(off(['2026-03-03', '2026-03-04', 'a'], ['2026-03-05', '2026-03-05', 'b']).text).toContain(
      '3–4 March (a, n); 5 March (b, n)',
    );
    expect(off(['2026-03-03', '2026-03-03', 'a'], ['2026-03-05', '2026-03-05', 'a']).text).toContain(
      '3 March (a, n); 5 March (a, n)',
    );
  });

  it('says of a paused weekend or holiday only that the clock stood', () => {
    expect(term('CN', '2026-03-05', '2wd', 'en', ['2026-03-07', '2026-03-08']).text).toMatch(
      /at 24:00\. Paused: 7–8 March \(force majeure\)\.$/,
    );
    expect(term('CN', '2026-02-13', '2wd', 'en', ['2026-02-15', '2026-02-23']).text).not.toContain(
      'Holidays',
    );
  });

  it('of hours, names what was not counted, and the end to the minute', () => {
    const { text } = term('CN', '2026-02-13T17:05', '9oh', 'en');
    expect(text).toContain('end on 24 February 2026 at 09:05.');
    expect(text).toContain('Holidays not counted: 15–23 February');
    expect(text).toContain('Make-up days worked: 14 February');
  });

  it('of a budget in calendar days, names the holidays within', () => {
    expect(explain(reckon(ledger('10cd'), china), 'en').text).toContain('Holidays within: 15–22 February');
  });

  it('of a date agreed for the same day and then stopped, names the stop', () => {
    const stopped = ledger(
      '5wd',
      { type: 'agreed-date', at: at('2026-02-12T11:00'), date: '2026-02-12' },
      { type: 'paused', at: at('2026-02-12T12:00'), reason: 'force-majeure' },
      { type: 'resumed', at: at('2026-02-13T12:00') },
    );
    const { text, days } = explain(reckon(stopped, china), 'en');
    expect(text).toContain('12 February 2026, governs: it ends on 14 February 2026 at 24:00.');
    expect(text).toContain('Paused: 13 February (force majeure).');
    expect(days.map((day) => day.date)).toEqual(['2026-02-13', '2026-02-14']);
  });
});
