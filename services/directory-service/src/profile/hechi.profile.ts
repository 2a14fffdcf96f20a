import type { ProfileDocument } from '@concord/contracts/profile';
import { hechiClocks } from './hechi.clocks.js';
import { hechiLadder } from './hechi.ladder.js';
import { hechiReasons } from './hechi.reasons.js';

/**
 * Hechi (domain.md C.3, `[S0]`). What its text does not say is a default of the product and carries `INF`
 * (decision 8). Its text authorises no 督办函, so none is drafted unless an installation names the document.
 */
export const hechi: ProfileDocument = {
  key: 'hechi',
  name: { 'zh-CN': '河池 · 有事好商量', en: 'Hechi' },
  steps: [
    {
      key: 'select',
      label: { 'zh-CN': '选题定事', en: 'Choosing the topic' },
      states: [
        'DRAFT',
        'SUBMITTED',
        'SCREENED',
        'PENDING_APPROVAL',
        'APPROVED',
        'FILED',
        'RETURNED',
        'MERGED',
        'DECLINED',
        'REFERRED',
      ],
    },
    { key: 'research', label: { 'zh-CN': '调研明事', en: 'Research' }, states: ['RESEARCHING', 'READY'] },
    {
      key: 'deliberate',
      label: { 'zh-CN': '协商议事', en: 'Deliberation' },
      states: ['IN_DELIBERATION', 'OUTCOME_RECORDED', 'EXPLAINED', 'REDELIBERATE', 'SUBMITTED_FOR_DECISION'],
    },
    {
      key: 'publicize',
      label: { 'zh-CN': '结果公示', en: 'Publishing the result' },
      states: ['PUBLICIZING'],
    },
    {
      key: 'supervise',
      label: { 'zh-CN': '监督执事', en: 'Supervision' },
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
      // MX2: the text allows either; the station of the location comes first by default.
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
  clocks: hechiClocks,
  ladder: hechiLadder,
  supervisionLetter: null,
  assignmentChain: ['CONVENOR', 'STATION_STAFF', 'COUNTY_LEADING_OFFICE'],
  calendarId: 'CN-45',
  screeningReasons: hechiReasons,
  unitLabels: {
    TOWNSHIP_STATION: { 'zh-CN': '政协工作联络站', en: 'CPPCC liaison station' },
    STREET_STATION: { 'zh-CN': '政协委员联络组', en: 'CPPCC members’ liaison group' },
    MEMBERS_HOME: { 'zh-CN': '政协委员之家', en: 'CPPCC members’ home' },
    ROOM: { 'zh-CN': '协商议事室', en: 'Deliberation room' },
  },
};
