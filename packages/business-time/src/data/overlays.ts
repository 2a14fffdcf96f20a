import type { CalendarLayer } from '../calendar-sheets.js';
import { lunarThirdOfThird } from './lunar-third-of-third.js';

const order98 = (year: number): string => `自治区人民政府令第98号及${year}年“壮族三月三”放假通知`;
const sanyuesan = '壮族三月三';

/**
 * Guangxi: the regional holiday of the third day of the third lunar month, its days announced yearly.
 * The notices of 2018, 2019, 2020, 2022 and 2026 are not known: their windows stay open. The window is
 * as wide as the known notices have moved days (a make-up day nine days after, in 2017), and a week before.
 * The days of issue are not recorded; the first of March stands for them.
 */
export const guangxi: CalendarLayer = {
  id: 'CN-45',
  level: 'province',
  expects: {
    kind: 'festival',
    name: sanyuesan,
    firstYear: 2014,
    dates: lunarThirdOfThird,
    daysBefore: 7,
    daysAfter: 9,
  },
  sheets: [
    {
      year: 2014,
      notice: order98(2014),
      issuedOn: '2014-03-01',
      off: [['2014-04-02', '2014-04-03', sanyuesan]],
      work: [],
    },
    {
      year: 2015,
      notice: order98(2015),
      issuedOn: '2015-03-01',
      off: [['2015-04-20', '2015-04-21', sanyuesan]],
      work: [],
    },
    {
      year: 2016,
      notice: order98(2016),
      issuedOn: '2016-03-01',
      off: [['2016-04-08', '2016-04-11', sanyuesan]],
      work: [],
    },
    {
      year: 2017,
      notice: order98(2017),
      issuedOn: '2017-03-01',
      off: [['2017-03-30', '2017-04-01', sanyuesan]],
      work: [['2017-04-08', sanyuesan]],
    },
    {
      year: 2021,
      notice: order98(2021),
      issuedOn: '2021-03-01',
      off: [['2021-04-14', '2021-04-16', sanyuesan]],
      work: [['2021-04-18', sanyuesan]],
    },
    {
      year: 2023,
      notice: order98(2023),
      issuedOn: '2023-03-01',
      off: [['2023-04-21', '2023-04-23', sanyuesan]],
      work: [],
    },
    {
      year: 2024,
      notice: order98(2024),
      issuedOn: '2024-03-01',
      off: [['2024-04-11', '2024-04-12', sanyuesan]],
      work: [],
    },
    {
      year: 2025,
      notice: order98(2025),
      issuedOn: '2025-03-01',
      off: [['2025-03-31', '2025-04-01', sanyuesan]],
      work: [],
    },
  ],
};

/** Hangzhou's nine urban districts, Shangcheng among them: the G20 break of 2016. */
export const hangzhouUrban: CalendarLayer = {
  id: 'CN-3301-urban',
  level: 'city',
  expects: { kind: 'none' },
  sheets: [
    {
      year: 2016,
      notice: '杭州市G20峰会期间调休放假通知',
      issuedOn: '2016-07-01',
      off: [['2016-09-01', '2016-09-07', 'G20峰会调休']],
      work: [
        ['2016-08-28', 'G20峰会调休'],
        ['2016-09-10', 'G20峰会调休'],
        ['2016-09-11', 'G20峰会调休'],
      ],
    },
  ],
};
