import type { IdentityClaims } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ConsultationRow, SideHeardEntry } from './consultation.entity.js';
import { consultationStanding, type ConsultationAct } from './consultation.permissions.js';
import { FINAL_STATES, isConsensus, type ConsultationState } from './consultation.states.js';

/** What a decision on a consultation reads besides its row. */
export interface ConsultationContext {
  identity: IdentityClaims;
  tree: OrgTree;
  profile: ProfileDocument;
  /** Case time. */
  now: Date;
}

/** States from which an act is possible; `actions` lists an act only in these. */
export const FROM: Record<ConsultationAct, readonly ConsultationState[]> = {
  assignResearch: ['RESEARCHING'],
  recordSideHeard: ['RESEARCHING'],
  submitResearchReport: ['RESEARCHING'],
  acceptResearch: ['RESEARCHING'],
  returnResearch: ['RESEARCHING'],
  scheduleSession: ['RESEARCHING', 'READY', 'IN_DELIBERATION'],
  startPublicity: ['OUTCOME_RECORDED'],
  submitObjection: ['PUBLICIZING'],
  handleObjection: ['PUBLICIZING'],
  revealObjector: ['PUBLICIZING', 'IMPLEMENTING', 'SUPERVISING'],
  explainOutcome: ['OUTCOME_RECORDED'],
  decideRedeliberation: ['EXPLAINED'],
};

type Guard = (row: ConsultationRow, context: ConsultationContext) => Decision;

const researchIs =
  (...states: string[]): Guard =>
  (row) =>
    states.includes(row.research.state)
      ? ALLOWED
      : refuse('RESEARCH_WRONG_STATE', { researchState: row.research.state }, 'T8', 'S0');

/** Accepting one's own report would be no check at all. */
const otherThanSubmitter: Guard = (row, { identity, tree }) =>
  tree.sameHands(identity.personId, row.research.report?.submittedBy)
    ? refuse('ACCEPTOR_IS_SUBMITTER', {}, 'T8', 'INF')
    : ALLOWED;

const all =
  (...guards: Guard[]): Guard =>
  (row, context) => {
    for (const guard of guards) {
      const decision = guard(row, context);
      if (!decision.allowed) return decision;
    }
    return ALLOWED;
  };

const GUARDS: Record<ConsultationAct, Guard> = {
  assignResearch: researchIs('PLANNED', 'ASSIGNED', 'RETURNED'),
  recordSideHeard: researchIs('ASSIGNED', 'RETURNED'),
  submitResearchReport: researchIs('ASSIGNED', 'RETURNED'),
  acceptResearch: all(researchIs('SUBMITTED'), otherThanSubmitter),
  returnResearch: all(researchIs('SUBMITTED'), otherThanSubmitter),
  scheduleSession: (row) => {
    if (!row.roomId) return refuse('ROOM_MISSING', { remedy: 'createRoom' }, 'B.7', 'S0');
    return row.currentSessionId ? refuse('SESSION_UNDER_WAY', {}, 'B.7', 'INF') : ALLOWED;
  },
  startPublicity: (row) => {
    if (!isConsensus(row.outcome)) {
      return refuse('OUTCOME_NOT_FOR_PUBLICITY', { outcome: row.outcome ?? '-' }, 'T11', 'S0');
    }
    return row.minutesSignedAt ? ALLOWED : refuse('MINUTES_NOT_SIGNED', {}, 'T11', 'INF');
  },
  submitObjection: (row, { now }) =>
    row.publicityEndsAt && now <= row.publicityEndsAt
      ? ALLOWED
      : refuse('OBJECTION_PERIOD_OVER', {}, 'T12', 'INF'),
  handleObjection: (row) =>
    row.openObjections > 0 ? ALLOWED : refuse('NO_OPEN_OBJECTION', {}, 'T12', 'INF'),
  revealObjector: () => ALLOWED,
  explainOutcome: (row) => {
    if (isConsensus(row.outcome)) {
      return refuse('OUTCOME_IS_CONSENSUS', { outcome: row.outcome ?? '-' }, 'T18', 'S0');
    }
    return row.currentSessionId ? refuse('SESSION_UNDER_WAY', {}, 'T18', 'INF') : ALLOWED;
  },
  decideRedeliberation: () => ALLOWED,
};

/** Allowed or refused: permission first, then the state, then what the rule asks. */
export function decide(row: ConsultationRow, act: ConsultationAct, context: ConsultationContext): Decision {
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(row: ConsultationRow, act: ConsultationAct, context: ConsultationContext): Decision {
  if (!consultationStanding(act, row, context.identity, context.tree)) {
    return refuse('NOT_PERMITTED', { act });
  }
  if (!FROM[act].includes(row.state)) {
    return FINAL_STATES.includes(row.state)
      ? refuse('CASE_CLOSED', { state: row.state })
      : refuse('WRONG_STATE', { state: row.state, act });
  }
  return GUARDS[act](row, context);
}

/** Sides that must be heard before a report is submitted; a product default, the sources only say "各方". */
export const SIDES_TO_HEAR = 2;

/** 调研 covers the sides' opinions: two different ones, or a reason why the matter has only one (T8). */
export function checkSidesHeard(sides: readonly SideHeardEntry[], oneSideReason: string | null): Decision {
  const heard = new Set(sides.map((entry) => entry.side.trim().toLowerCase())).size;
  if (heard >= SIDES_TO_HEAR || (heard === 1 && oneSideReason)) return ALLOWED;
  return refuse('SIDES_NOT_HEARD', { heard, required: SIDES_TO_HEAR }, 'T8', 'S0');
}

/** 不调研不协商: no session is noticed or opened without accepted research, where the profile says so [S0]. */
export function researchGate(row: ConsultationRow, profile: ProfileDocument): Decision {
  if (!profile.researchGate || row.research.state === 'ACCEPTED') return ALLOWED;
  return refuse('RESEARCH_NOT_ACCEPTED', { researchState: row.research.state }, 'T8', 'S0');
}
