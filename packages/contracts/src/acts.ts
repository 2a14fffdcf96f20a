import { ACTS_BY_POST } from './generated/post-acts.js';

/**
 * Acts that a post gives a right to, by the name of their mutation, in the order in which a form offers them. A deputy
 * (AB角) may be named for some of them only (G.4); what is not here is nobody's post: one's own inbox, channels and
 * calendar, what a follow code opens, and the sandbox.
 */
export const POST_ACTS = [
  // 议题
  'submitTopic',
  'enterTopicFor',
  ...ACTS_BY_POST,
  // 调研、公示与结果
  'assignResearch',
  'recordSideHeard',
  'submitResearchReport',
  'acceptResearch',
  'returnResearch',
  'startPublicity',
  'handleObjection',
  'revealObjector',
  'explainOutcome',
  'decideRedeliberation',
  'declareNothingToImplement',
  'reportStatus',
  // 会议
  'scheduleSession',
  'inviteParticipants',
  'removeParticipant',
  'callAlternate',
  'sendNotice',
  'postponeSession',
  'cancelSession',
  'openSignIn',
  'signIn',
  'registerAtDoor',
  'openSession',
  'openWithoutCounting',
  'advancePhase',
  'returnToInteractive',
  'recordStatement',
  'recordPosition',
  'recordCommitment',
  'removeCommitment',
  'recordOutcome',
  'concludeSession',
  'adjournSession',
  'draftMinutes',
  'signMinutes',
  'revealParticipant',
  // 议事室
  'createRoom',
  'addRoomMember',
  'removeRoomMember',
  // 承诺事项
  'assignItem',
  'signForItem',
  'requestItemReturn',
  'acceptItemReturn',
  'refuseItemReturn',
  'replyItem',
  'giveCoOpinion',
  'reportCompletion',
  'recordVisit',
  'recordSatisfaction',
  'urgeItem',
  'closeItem',
  // 成果转化
  'raiseEscalation',
  'sponsorEscalation',
  'withdrawSponsorship',
  'submitEscalation',
  'reviewEscalation',
  'withdrawEscalation',
  // 督办文书
  'editDraft',
  'reviewDraft',
  'returnDraft',
  'signDraft',
  'sealDraft',
  'voidDraft',
  'withdrawDraft',
  'appealPaper',
  'decidePaperAppeal',
  // 期限
  'requestTopicExtension',
  'decideTopicExtension',
  'pauseTopicDeadline',
  'resumeTopicDeadline',
  'requestConsultationExtension',
  'decideConsultationExtension',
  'pauseConsultationDeadline',
  'resumeConsultationDeadline',
  'requestSessionExtension',
  'decideSessionExtension',
  'pauseSessionDeadline',
  'resumeSessionDeadline',
  'requestItemExtension',
  'decideItemExtension',
  'pauseItemDeadline',
  'resumeItemDeadline',
  // 管理
  'importOrgTree',
  'appoint',
  'endPost',
  'nameDeputy',
  'endDeputy',
  'importCalendarNotice',
  'publishCalendarNotice',
  'withdrawCalendarNotice',
  'setWebhook',
  'removeWebhook',
  'resendDelivery',
  'markHandDelivered',
] as const;
export type PostAct = (typeof POST_ACTS)[number];

/** Whether it is an act that a post gives a right to. */
export function isPostAct(act: string): act is PostAct {
  return (POST_ACTS as readonly string[]).includes(act);
}

/** Whether whoever acts under these limits may do one of these acts; no limits reach everything. */
export function reachesAct(limits: readonly string[] | undefined, ...acts: readonly string[]): boolean {
  return !limits || limits.length === 0 || acts.some((act) => limits.includes(act));
}
