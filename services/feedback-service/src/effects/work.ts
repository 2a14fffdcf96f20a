import type { PostAct } from '@concord/contracts/acts';

/**
 * What a message asks its readers to do, by the names of mutations: a deputy who was named for certain acts only is
 * told of the work that he may do, and of nothing else (G.4).
 */
type Work = readonly PostAct[];

const SIGN_FOR: Work = ['signForItem', 'requestItemReturn'];
const HANDLE: Work = ['replyItem', 'giveCoOpinion', 'reportCompletion'];
const ISSUE_TIME: Work = [
  'decideTopicExtension',
  'decideConsultationExtension',
  'decideSessionExtension',
  'decideItemExtension',
];

/** Work of a clock: the steps that end it, and asking for more time for them. */
const BY_CLOCK: Readonly<Record<string, Work>> = {
  TOPIC_SCREENING: [
    'screenTopic',
    'mergeTopic',
    'returnTopic',
    'referTopic',
    'declineTopic',
    'requestTopicExtension',
  ],
  TOPIC_APPROVAL: ['approveTopic', 'disapproveTopic', 'requestTopicExtension'],
  TOPIC_FILING: ['fileTopic', 'completeFiling', 'requestTopicExtension'],
  RESEARCH: [
    'assignResearch',
    'recordSideHeard',
    'submitResearchReport',
    'acceptResearch',
    'returnResearch',
    'requestConsultationExtension',
  ],
  SESSION_NOTICE: ['inviteParticipants', 'sendNotice', 'postponeSession'],
  MINUTES: ['draftMinutes', 'signMinutes', 'requestSessionExtension'],
  PUBLICITY_START: ['startPublicity', 'requestConsultationExtension'],
  EXPLANATION: ['explainOutcome', 'requestConsultationExtension'],
  REDELIBERATION: ['scheduleSession', 'requestConsultationExtension'],
  STATUS_REPORT: ['reportStatus', 'scheduleSession', 'requestConsultationExtension'],
  ITEM_SIGN_FOR: SIGN_FOR,
  ITEM_CO_OPINION: ['giveCoOpinion', 'requestItemExtension'],
  ITEM_REPLY: ['replyItem', 'requestItemExtension'],
  ITEM_PLAN: ['replyItem', 'requestItemExtension'],
  ITEM_COMPLETION: ['reportCompletion', 'requestItemExtension'],
  FIRST_VISIT: ['recordVisit', 'requestItemExtension'],
};

const BY_TEMPLATE: Readonly<Record<string, Work>> = {
  extensionRequested: ISSUE_TIME,
  topicAwaitsScreening: BY_CLOCK['TOPIC_SCREENING']!,
  topicAwaitsApproval: ['approveTopic', 'disapproveTopic'],
  topicApproved: ['fileTopic', 'assignResearch'],
  topicFilingArrived: ['acknowledgeFiling', 'returnFiling'],
  topicFilingReturned: ['completeFiling'],
  topicMayBeClosed: ['closeTopic', 'giveFeedback'],
  roomMissing: ['createRoom'],
  researchToAssign: ['assignResearch'],
  researchToAccept: ['acceptResearch', 'returnResearch'],
  researchReturned: ['recordSideHeard', 'submitResearchReport'],
  minutesToDraft: ['draftMinutes'],
  minutesToSign: ['signMinutes'],
  publicityDue: ['startPublicity'],
  publicityHeld: ['handleObjection'],
  objectionRaised: ['handleObjection'],
  redeliberationToDecide: ['decideRedeliberation'],
  explanationDue: ['explainOutcome'],
  statusReportDue: ['reportStatus'],
  itemAwaitsAssignment: ['assignItem'],
  itemAssigned: [...SIGN_FOR, ...HANDLE],
  itemAssignedUntil: [...SIGN_FOR, ...HANDLE],
  itemReturnRequested: ['acceptItemReturn', 'refuseItemReturn'],
  itemReturnRefused: [...SIGN_FOR, ...HANDLE],
  itemRework: HANDLE,
  itemUrged: HANDLE,
  itemCompleted: ['recordVisit', 'recordSatisfaction'],
  escalationAwaitsReview: ['reviewEscalation'],
  paperToReview: ['editDraft', 'reviewDraft', 'returnDraft'],
  paperToSign: ['signDraft', 'returnDraft'],
  paperToSeal: ['sealDraft'],
  paperReturned: ['editDraft', 'withdrawDraft'],
  paperAppealed: ['decidePaperAppeal'],
  paperBasisGone: ['withdrawDraft', 'voidDraft'],
  paperIssued: [...HANDLE, 'appealPaper'],
  postVacant: ['appoint'],
};

/** The work that a rung of this clock is about. */
export function workOfClock(kind: string): Work {
  return Object.hasOwn(BY_CLOCK, kind) ? BY_CLOCK[kind]! : [];
}

/** The work that a message asks for; none where it only tells what happened. */
export function workOf(template: string): Work {
  return Object.hasOwn(BY_TEMPLATE, template) ? BY_TEMPLATE[template]! : [];
}
