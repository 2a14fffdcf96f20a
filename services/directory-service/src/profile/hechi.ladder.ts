import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import { hechiClocks } from './hechi.clocks.js';

type Recipients = LadderRung['to'];

/** Those who run the same clocks: whoever of them is found on the responsible unit is written to. */
interface Runners {
  /** Ending of the rungs' keys; a key is found once in a ladder. */
  suffix: string;
  clocks: string[];
  /** Roles on the responsible unit, the usual one first. */
  roles: string[];
  /** Who else learns of the due day. */
  dueDay: Recipients;
}

const DEPARTMENTS: Runners = {
  suffix: '',
  clocks: ['D11', 'D12', 'D13', 'D14', 'D15', 'D16', 'D17', 'D17_PLAN'],
  roles: ['DEPARTMENT_OFFICER', 'STATION_STAFF', 'CONVENOR'],
  dueDay: [
    { role: 'DEPARTMENT_LEADER', where: 'unit' },
    { role: 'CONVENOR', where: 'case' },
  ],
};
/** To sign for an item takes a day: passed, it is a warning (L2), no breach of the work itself. */
const SIGN_FOR = ['D11'];
const REPLY = ['D16'];

const ROOMS: Runners = {
  suffix: '.room',
  clocks: [
    'D1',
    'D3',
    'D5',
    'D5_URGENT',
    'D6',
    'D6_FORMAL',
    'D7',
    'D7_FORMAL',
    'D8',
    'D9',
    'D18',
    'D19',
    'D20',
    'D21',
    'D22',
    'D22_LOOKBACK',
    'D23',
    'D24',
  ],
  roles: ['CONVENOR', 'STATION_STAFF'],
  dueDay: [{ role: 'STATION_STAFF', where: 'case' }],
};
const APPROVERS: Runners = {
  suffix: '.approval',
  clocks: ['D2'],
  roles: ['VILLAGE_PARTY_APPROVER', 'TOWNSHIP_PARTY_APPROVER', 'ENTERPRISE_APPROVER'],
  dueDay: [{ role: 'CONVENOR', where: 'case' }],
};
const RECEIVERS: Runners = {
  suffix: '.filing',
  clocks: ['D4'],
  roles: ['STATION_STAFF', 'COUNTY_CPPCC_OFFICER'],
  dueDay: [],
};

const OFFICE: Recipients = [{ role: 'COUNTY_LEADING_OFFICE', where: 'county' }];
/** Learns how the work stands; it asks nobody (decision 5). */
const CPPCC: Recipients = [{ role: 'COUNTY_CPPCC_OFFICER', where: 'county' }];

/** A term of so few working days has no room for an earlier reminder: business-time would refuse it at saving. */
const hasRoom = (clock: string, days: number): boolean => {
  const budget = hechiClocks[clock];
  return budget?.unit === 'cd' || (budget?.unit === 'wd' && budget.n > days);
};
const isLong = (clock: string): boolean => hechiClocks[clock]?.unit === 'm';

/** L1: three days and one day before; where months are counted, at 70 % and 90 % of them. */
function reminders({ suffix, clocks }: Runners, to: Recipients): LadderRung[] {
  const reminder = (
    key: string,
    only: string[],
    place: Pick<LadderRung, 'offsetWd' | 'share'>,
  ): LadderRung[] =>
    only.length > 0
      ? [{ key: `${key}${suffix}`, ...place, only, level: 'L1', effects: ['reminder'], to }]
      : [];
  const days = (n: number): string[] => clocks.filter((clock) => hasRoom(clock, n));
  const long = clocks.filter(isLong);
  return [
    ...reminder('T-3', days(3), { offsetWd: -3 }),
    ...reminder('T-1', days(1), { offsetWd: -1 }),
    ...reminder('70%', long, { share: 0.7 }),
    ...reminder('90%', long, { share: 0.9 }),
  ];
}

/**
 * Ladder E.2 within the bounds of decision 5: reminders, a warning on the due day, and on the first day after it the
 * notice that the date has passed with urging.
 */
function rungs(runners: Runners): LadderRung[] {
  const { suffix, clocks, roles, dueDay } = runners;
  const acting: Recipients = roles.map((role) => ({ role, where: 'unit' }));
  const more: Recipients = [...acting, ...dueDay];
  return [
    ...reminders(runners, acting),
    { key: `DUE${suffix}`, offsetWd: 0, only: clocks, level: 'L2', effects: ['warning'], to: more },
    {
      key: `T+1${suffix}`,
      offsetWd: 1,
      only: clocks,
      level: 'L3',
      effects: ['overdueNotice', 'urging'],
      to: [...more, ...OFFICE],
    },
  ];
}

/** What departments owe goes on: cards and letters as drafts where a document authorises them, else urging alone. */
function departmentRungs(): LadderRung[] {
  const { clocks, roles, dueDay } = DEPARTMENTS;
  const acting: Recipients = roles.map((role) => ({ role, where: 'unit' }));
  const leaders: Recipients = [...acting, ...dueDay];
  const work = clocks.filter((clock) => !SIGN_FOR.includes(clock));
  const [due, overdue] = ['DUE', 'T+1'].map((key) => rungs(DEPARTMENTS).find((rung) => rung.key === key)!);
  return [
    ...reminders(DEPARTMENTS, acting),
    {
      key: 'NO-REPLY',
      share: 0.8,
      only: REPLY,
      level: 'L2',
      effects: ['warning'],
      condition: 'no-reply',
      to: leaders,
    },
    { ...due!, effects: ['warning', 'yellowCard'] },
    { ...overdue!, only: work, effects: ['overdueNotice', 'urging', 'redCard', 'letterDraft'] },
    {
      ...overdue!,
      key: 'UNSIGNED',
      only: SIGN_FOR,
      level: 'L2',
      condition: 'not-signed',
      effects: ['overdueNotice', 'urging'],
    },
    {
      key: 'T+6',
      offsetWd: 6,
      only: work,
      level: 'L4',
      effects: ['urging', 'circularDraft'],
      to: leaders,
    },
    {
      key: 'T+6.office',
      offsetWd: 6,
      only: work,
      level: 'L4',
      effects: ['overdueNotice'],
      to: [...OFFICE, ...CPPCC],
    },
    { key: 'T+16', offsetWd: 16, only: work, level: 'L5', effects: ['interviewDraft'], to: [] },
  ];
}

export const hechiLadder: ProfileDocument['ladder'] = [
  ...departmentRungs(),
  ...[ROOMS, APPROVERS, RECEIVERS].flatMap(rungs),
];
