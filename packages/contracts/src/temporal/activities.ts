import type { DirectorySnapshot } from '../directory.js';
import type { Notice } from '../facts.js';
import type { RefusalData } from '../refusals.js';

/**
 * Activities of the four services, each on its owner's task queue, known to workflows by type only.
 * All are idempotent: by the ids they are given, or by `step` (workflow id + step). `at` is the case time
 * of the fact that causes the act, ISO instant. A business refusal comes back as data.
 */
export interface ActivityAnswer {
  /** The row's version after the act, or as it stands when nothing was left to do. */
  version: number;
  refusal: RefusalData | null;
}

/** Every service but directory keeps a replica of the tree. */
export interface ReplicaActivities {
  /** `calendarsChanged`: open clocks were reckoned by another version of their calendar than the one in force now. */
  replaceDirectory(input: {
    snapshot: DirectorySnapshot;
  }): Promise<{ version: number; calendarsChanged?: boolean }>;
  /** Reckons every open clock by the calendars in force; beats while it works, and goes on where a retry finds it. */
  reckonClocks(input: { version: number }): Promise<{ looked: number; moved: number }>;
}

export interface DirectoryActivities {
  /** The whole directory as it stands now. */
  exportDirectory(): Promise<{ snapshot: DirectorySnapshot }>;
}

/** A rung that was claimed and has no effect yet. */
export interface RungClaim {
  /** Id of the rung: the key of its effects. */
  claimId: string;
  clockId: string;
  caseId: string;
  clockKind: string;
  title: string;
  /** Place whose case it is. */
  orgUnitId: string;
  responsibleUnitId: string;
  profileKey: string;
  profileVersion: number;
  rungKey: string;
  /** Instant of the rung (ISO); it may lie back when everything was down. */
  at: string;
  dueDate: string;
  provisional: boolean;
}

/** What the sweep of a service answers: claims without effect, and when to look again. */
export interface SweepAnswer {
  claims: RungClaim[];
  /** Case time of the nearest pending rung, ISO; null when none waits. */
  nextAt: string | null;
  /** True when more was due than one batch holds. */
  more: boolean;
}
export interface SweepActivities {
  /** Marks `done` as having their effects, claims what is due, answers all claims without effect. */
  sweep(input: { done: string[]; limit: number }): Promise<SweepAnswer>;
}

export interface TopicActivities extends ReplicaActivities, SweepActivities {
  /** The topic's state follows its consultation (T7–T19); state codes of domain.md B.1. */
  recordProgress(input: {
    topicId: string;
    step: string;
    /** New state, or null when only the timeline learns of it. */
    state: string | null;
    type: string;
    at: string;
    data: Record<string, unknown>;
  }): Promise<ActivityAnswer>;
  /** Filing is a record: not returned by its date, it counts as acknowledged (T6). */
  acknowledgeFilingByDefault(input: { topicId: string; at: string }): Promise<ActivityAnswer>;
}

/** What a consultation needs to know of its topic; unchanging dimensions travel with it (architecture.md 17). */
export interface OpenConsultationInput {
  /** Typed id of the topic. */
  topicId: string;
  title: string;
  level: string;
  orgUnitId: string;
  profileKey: string;
  profileVersion: number;
  source: string;
  /** Numbers of the topic's asks (逐条回应). */
  askNos: number[];
  urgency: string;
  entrusted: boolean;
  /** Head of the topic's chain: the seed of the consultation's. */
  seed: string;
  at: string;
}

export interface ConsultationActivities extends ReplicaActivities, SweepActivities {
  /** One consultation a topic; called again it answers the same one. */
  openConsultation(input: OpenConsultationInput): Promise<{ consultationId: string; version: number }>;
  /** The publicity period is over: the row decides whether it ends (T12). */
  endPublicity(input: { consultationId: string; at: string }): Promise<ActivityAnswer & { ended: boolean }>;
  /** A commitment moved on: `assigned`, `completed`, `verified`, `closed`. */
  recordItemProgress(input: {
    consultationId: string;
    itemId: string;
    type: string;
    at: string;
    itemVersion: number;
  }): Promise<ActivityAnswer>;
}

/** One commitment of signed minutes. */
export interface CommitmentInput {
  no: number;
  text: string;
  askNos: number[];
  leadUnitId: string;
  coUnitIds: string[];
  /** The date agreed in the minutes (承诺时限), `YYYY-MM-DD`; it governs (decision 7). */
  agreedDate: string | null;
}

export interface FeedbackActivities extends ReplicaActivities, SweepActivities {
  /** Where an approved topic belongs: what raising an escalation is decided on later. Told again, nothing changes. */
  knowTopic(input: {
    topicId: string;
    orgUnitId: string;
    profileKey: string;
    profileVersion: number;
  }): Promise<void>;
  /** One resolution item a commitment; called again it answers the same ones. */
  openItems(input: {
    consultationId: string;
    topicId: string;
    title: string;
    orgUnitId: string;
    profileKey: string;
    profileVersion: number;
    seed: string;
    at: string;
    commitments: CommitmentInput[];
  }): Promise<{ itemIds: string[] }>;
  /** Effects of claimed rungs: notices, urging, drafts; each once, keyed by the claim (architecture.md 7). */
  makeEffects(input: { claims: RungClaim[] }): Promise<{ made: string[] }>;
  /** Messages of a fact into the inboxes of those whom the tree names at that moment; once each. */
  deliverNotices(input: {
    caseId: string;
    version: number;
    at: string;
    notices: Notice[];
  }): Promise<{ delivered: number }>;
}
