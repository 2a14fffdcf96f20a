import type { DirectorySnapshot, OrgUnitRecord, PostRecord } from '@concord/contracts/directory';
import type { IdentityClaims, Language } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { Role } from '@concord/contracts/roles';

/** Bare uuid of a thing in the small world; fixed, so that a failing test can be read. */
const unitId = (n: number): string => `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const personId = (n: number): string => `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;

/** Units of the small world, by name; bare uuids. */
export const UNITS = {
  city: unitId(1),
  county: unitId(2),
  /** County CPPCC (body). */
  countyCppcc: unitId(3),
  /** The office that hands matters to departments (交办). */
  countyOffice: unitId(4),
  supervisionOffice: unitId(5),
  trafficPolice: unitId(6),
  housing: unitId(7),
  street: unitId(10),
  /** Street Party working committee (body). */
  streetParty: unitId(11),
  /** Liaison station of the street (body). */
  station: unitId(12),
  community: unitId(20),
  /** Party organisation of the community (body). */
  communityParty: unitId(21),
  /** A neighbour under the same street: foreign to the community, not to the street. */
  neighbour: unitId(30),
  neighbourParty: unitId(31),
  enterprise: unitId(40),
  enterpriseParty: unitId(41),
  /** A street with nothing in common but the county. */
  otherStreet: unitId(50),
  otherStation: unitId(51),
  otherCommunity: unitId(60),
  otherCommunityParty: unitId(61),
} as const;

type UnitName = keyof typeof UNITS;
type UnitSpec = [name: UnitName, parent: UnitName | null, kind: string, level: string];

const UNIT_SPECS: readonly UnitSpec[] = [
  ['city', null, 'CITY', 'CITY'],
  ['county', 'city', 'COUNTY', 'COUNTY'],
  ['countyCppcc', 'county', 'CPPCC', 'COUNTY'],
  ['countyOffice', 'county', 'OFFICE', 'COUNTY'],
  ['supervisionOffice', 'county', 'OFFICE', 'COUNTY'],
  ['trafficPolice', 'county', 'DEPARTMENT', 'COUNTY'],
  ['housing', 'county', 'DEPARTMENT', 'COUNTY'],
  ['street', 'county', 'TOWNSHIP', 'TOWNSHIP'],
  ['streetParty', 'street', 'PARTY_BODY', 'TOWNSHIP'],
  ['station', 'street', 'STATION', 'TOWNSHIP'],
  ['community', 'street', 'VILLAGE', 'VILLAGE'],
  ['communityParty', 'community', 'PARTY_BODY', 'VILLAGE'],
  ['neighbour', 'street', 'VILLAGE', 'VILLAGE'],
  ['neighbourParty', 'neighbour', 'PARTY_BODY', 'VILLAGE'],
  ['enterprise', 'street', 'ENTERPRISE_INSTITUTION', 'ENTERPRISE_INSTITUTION'],
  ['enterpriseParty', 'enterprise', 'PARTY_BODY', 'ENTERPRISE_INSTITUTION'],
  ['otherStreet', 'county', 'TOWNSHIP', 'TOWNSHIP'],
  ['otherStation', 'otherStreet', 'STATION', 'TOWNSHIP'],
  ['otherCommunity', 'otherStreet', 'VILLAGE', 'VILLAGE'],
  ['otherCommunityParty', 'otherCommunity', 'PARTY_BODY', 'VILLAGE'],
];

/** People of the small world, each with one post; bare uuids. */
export const PEOPLE = {
  cityOfficer: personId(1),
  countyOfficer: personId(2),
  countyLeader: personId(3),
  /** Hands commitments to departments. */
  assigner: personId(4),
  supervisor: personId(5),
  policeOfficer: personId(6),
  policeLeader: personId(7),
  housingOfficer: personId(8),
  member: personId(9),
  streetApprover: personId(10),
  stationStaff: personId(11),
  convenor: personId(12),
  approver: personId(13),
  neighbourConvenor: personId(14),
  neighbourApprover: personId(15),
  enterpriseApprover: personId(16),
  streetConvenor: personId(17),
  otherStationStaff: personId(18),
  otherConvenor: personId(19),
  otherApprover: personId(20),
  otherMember: personId(21),
  administrator: personId(22),
  resident: personId(23),
  secondConvenor: personId(24),
} as const;

export type PersonName = keyof typeof PEOPLE;

const POST_SPECS: readonly [person: PersonName, role: Role, unit: UnitName][] = [
  ['cityOfficer', 'CITY_LEADING_OFFICE', 'city'],
  ['countyOfficer', 'COUNTY_CPPCC_OFFICER', 'countyCppcc'],
  ['countyLeader', 'LEADER', 'county'],
  ['assigner', 'COUNTY_LEADING_OFFICE', 'countyOffice'],
  ['supervisor', 'SUPERVISION_OFFICE', 'supervisionOffice'],
  ['policeOfficer', 'DEPARTMENT_OFFICER', 'trafficPolice'],
  ['policeLeader', 'DEPARTMENT_LEADER', 'trafficPolice'],
  ['housingOfficer', 'DEPARTMENT_OFFICER', 'housing'],
  ['member', 'MEMBER', 'street'],
  ['streetApprover', 'TOWNSHIP_PARTY_APPROVER', 'streetParty'],
  ['stationStaff', 'STATION_STAFF', 'station'],
  ['convenor', 'CONVENOR', 'community'],
  ['approver', 'VILLAGE_PARTY_APPROVER', 'communityParty'],
  ['neighbourConvenor', 'CONVENOR', 'neighbour'],
  ['neighbourApprover', 'VILLAGE_PARTY_APPROVER', 'neighbourParty'],
  ['enterpriseApprover', 'ENTERPRISE_APPROVER', 'enterpriseParty'],
  ['streetConvenor', 'CONVENOR', 'street'],
  ['otherStationStaff', 'STATION_STAFF', 'otherStation'],
  ['otherConvenor', 'CONVENOR', 'otherCommunity'],
  ['otherApprover', 'VILLAGE_PARTY_APPROVER', 'otherCommunityParty'],
  ['otherMember', 'MEMBER', 'otherStreet'],
  ['administrator', 'ADMINISTRATOR', 'county'],
  ['resident', 'RESIDENT', 'community'],
  ['secondConvenor', 'CONVENOR', 'community'],
];

const label = (text: string): { 'zh-CN': string; en: string } => ({ 'zh-CN': text, en: text });
const inf = (unit: 'wd' | 'cd' | 'm', n: number) => ({ unit, n, source: 'INF' });

/** A small profile with the rules of B.3 and the default clocks of D.1; a test may change a copy of it. */
export const SMALL_PROFILE: ProfileDocument = {
  key: 'small',
  name: label('Small profile'),
  steps: [
    {
      key: 'topic',
      label: label('Topic'),
      states: ['SUBMITTED', 'RETURNED', 'PENDING_APPROVAL', 'APPROVED', 'FILED'],
    },
    { key: 'research', label: label('Research'), states: ['RESEARCHING', 'READY'] },
    {
      key: 'deliberation',
      label: label('Deliberation'),
      states: ['IN_DELIBERATION', 'OUTCOME_RECORDED', 'EXPLAINED', 'REDELIBERATE'],
    },
    { key: 'publicity', label: label('Publicity'), states: ['PUBLICIZING'] },
    {
      key: 'supervision',
      label: label('Supervision'),
      states: ['IMPLEMENTING', 'SUPERVISING', 'REPORTED', 'CLOSED', 'ARCHIVED'],
    },
  ],
  sources: ['PARTY_GOVERNMENT', 'PUBLIC', 'MEMBER', 'OPEN_CALL'],
  approvalMatrix: [
    {
      level: 'TOWNSHIP',
      approvedBy: ['TOWNSHIP_PARTY_APPROVER'],
      filedWith: ['COUNTY_CPPCC_OFFICER'],
      source: 'S0',
    },
    { level: 'VILLAGE', approvedBy: ['VILLAGE_PARTY_APPROVER'], filedWith: ['STATION_STAFF'], source: 'S0' },
    {
      level: 'ENTERPRISE_INSTITUTION',
      approvedBy: ['ENTERPRISE_APPROVER'],
      filedWith: ['STATION_STAFF', 'COUNTY_CPPCC_OFFICER'],
      source: 'S0',
    },
  ],
  filingGate: false,
  researchGate: true,
  phases: ['RAISE_OPINIONS', 'INTERACTIVE', 'REVISE', 'CONFIRM'],
  publicReps: { num: 1, den: 3, source: 'S0' },
  disputePartiesCount: false,
  sessionsPerRoomYear: { n: 2, source: 'S0' },
  outcomes: ['CONSENSUS', 'BASIC_CONSENSUS', 'NO_CONSENSUS'],
  outcomeThresholds: { consensusAgree: 0.8, basicAgree: 2 / 3, source: 'INF' },
  nextSessionReport: true,
  escalations: ['THEMATIC_REPORT', 'PROPOSAL', 'SOCIAL_OPINION_REPORT'],
  clocks: {
    D1: inf('wd', 5),
    D2: inf('wd', 10),
    D3: inf('wd', 5),
    D4: inf('wd', 5),
    D5: inf('wd', 20),
    D6: inf('wd', 5),
    D8: { unit: 'wd', n: 7, source: 'P15' },
    D9: inf('wd', 3),
    D10: inf('wd', 5),
    D11: { unit: 'wd', n: 1, source: 'P44' },
    D12: { unit: 'wd', n: 5, source: 'P25' },
    D16: { unit: 'wd', n: 15, source: 'P41', maxExtension: { unit: 'wd', n: 10, source: 'P42' } },
    D20: inf('wd', 5),
    D21: inf('cd', 30),
    D22: inf('cd', 30),
    D23: inf('m', 6),
  },
  ladder: [
    {
      key: 'remind',
      offsetWd: -3,
      level: 'L0',
      effects: ['reminder'],
      to: [{ role: 'DEPARTMENT_OFFICER', where: 'unit' }],
    },
    {
      key: 'dueDay',
      offsetWd: 0,
      level: 'L1',
      effects: ['warning'],
      to: [{ role: 'DEPARTMENT_OFFICER', where: 'unit' }],
    },
    {
      key: 'overdue',
      offsetWd: 1,
      level: 'L2',
      effects: ['overdueNotice', 'urging'],
      to: [{ role: 'DEPARTMENT_LEADER', where: 'unit' }],
    },
  ],
  supervisionLetter: { signerRole: 'SUPERVISION_OFFICE', authority: 'test authority' },
  assignmentChain: ['CONVENOR', 'STATION_STAFF', 'COUNTY_LEADING_OFFICE'],
  calendarId: 'CN',
  screeningReasons: {},
  unitLabels: {},
};

/**
 * The small world: a city, a county with its bodies, a street with station and Party committee, two communities,
 * an enterprise, and a second street that is foreign to all of these.
 */
export function smallSnapshot(
  change: { profile?: Partial<ProfileDocument>; version?: number } = {},
): DirectorySnapshot {
  const profile = { ...SMALL_PROFILE, ...change.profile };
  const units: OrgUnitRecord[] = UNIT_SPECS.map(([name, parent, kind, level], at) => ({
    id: UNITS[name],
    parentId: parent && UNITS[parent],
    kind,
    level,
    name,
    nameEn: name,
    officialOrder: at,
    calendarId: profile.calendarId,
    profileKey: profile.key,
  }));
  const posts: PostRecord[] = POST_SPECS.map(([person, role, unit]) => ({
    personId: PEOPLE[person],
    role,
    orgUnitId: UNITS[unit],
    from: '2020-01-01T00:00:00.000Z',
    until: null,
    language: 'zh-CN',
  }));
  return {
    version: change.version ?? 1,
    units,
    posts,
    profiles: [{ key: profile.key, version: 1, document: profile }],
  };
}

/** The claims of one of the small world's people, with their post. */
export function identityOf(person: PersonName, language: Language = 'en'): IdentityClaims {
  const roles = POST_SPECS.filter(([name]) => name === person).map(([, role, unit]) => ({
    role,
    orgUnitId: UNITS[unit],
  }));
  return { kind: 'person', personId: PEOPLE[person], roles, language, requestId: `test-${person}` };
}

/** The public page. */
export function anonymousIdentity(language: Language = 'en'): IdentityClaims {
  return { kind: 'anonymous', roles: [], language, requestId: 'test-anonymous' };
}
