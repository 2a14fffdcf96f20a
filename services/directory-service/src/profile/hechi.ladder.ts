import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';

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
  /** A 督办函 is prepared for departments only. */
  letter: boolean;
}

const DEPARTMENTS: Runners = {
  suffix: '',
  clocks: ['D11', 'D12', 'D13', 'D14', 'D15', 'D16', 'D17', 'D17_PLAN'],
  roles: ['DEPARTMENT_OFFICER', 'STATION_STAFF', 'CONVENOR'],
  dueDay: [
    { role: 'DEPARTMENT_LEADER', where: 'unit' },
    { role: 'CONVENOR', where: 'case' },
  ],
  letter: true,
};
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
  letter: false,
};
const APPROVERS: Runners = {
  suffix: '.approval',
  clocks: ['D2'],
  roles: ['VILLAGE_PARTY_APPROVER', 'TOWNSHIP_PARTY_APPROVER', 'ENTERPRISE_APPROVER'],
  dueDay: [{ role: 'CONVENOR', where: 'case' }],
  letter: false,
};
const RECEIVERS: Runners = {
  suffix: '.filing',
  clocks: ['D4'],
  roles: ['STATION_STAFF', 'COUNTY_CPPCC_OFFICER'],
  dueDay: [],
  letter: false,
};

/**
 * Ladder E.2 within the bounds of decision 5: reminders, a warning on the due day, and on the first day after it the
 * notice that the date has passed with urging; a letter only as a draft, where the profile names its authority.
 */
function rungs({ suffix, clocks, roles, dueDay, letter }: Runners): ProfileDocument['ladder'] {
  const acting: Recipients = roles.map((role) => ({ role, where: 'unit' }));
  const more: Recipients = [...acting, ...dueDay];
  const office: Recipients = [...more, { role: 'COUNTY_LEADING_OFFICE', where: 'county' }];
  const overdue: LadderRung['effects'] = ['overdueNotice', 'urging'];
  return [
    { key: `T-3${suffix}`, offsetWd: -3, only: clocks, level: 'L1', effects: ['reminder'], to: acting },
    { key: `T-1${suffix}`, offsetWd: -1, only: clocks, level: 'L1', effects: ['reminder'], to: acting },
    { key: `DUE${suffix}`, offsetWd: 0, only: clocks, level: 'L2', effects: ['warning'], to: more },
    {
      key: `T+1${suffix}`,
      offsetWd: 1,
      only: clocks,
      level: 'L3',
      effects: letter ? [...overdue, 'letterDraft'] : overdue,
      to: office,
    },
  ];
}

export const hechiLadder: ProfileDocument['ladder'] = [DEPARTMENTS, ROOMS, APPROVERS, RECEIVERS].flatMap(
  rungs,
);
