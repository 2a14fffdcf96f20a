import type { Fact } from './facts.js';

/** Workflow type names: global strings, one registry (style.md 9). */
export const STORIES = {
  topic: 'topicLifecycle',
  consultation: 'consultation',
  item: 'resolutionItem',
  escalation: 'escalation',
  clockwork: 'clockwork',
  directoryFeed: 'directoryFeed',
} as const;

/** Kinds whose rows have a story of their own; its workflow id is the typed id of the row. */
export const STORY_OF_KIND = {
  topic: STORIES.topic,
  consultation: STORIES.consultation,
  item: STORIES.item,
  escalation: STORIES.escalation,
} as const;
export type StoryKind = keyof typeof STORY_OF_KIND;

/** Signal by which a service tells a story its facts, in version order. */
export const FACTS_SIGNAL = 'facts';
/** Signal by which a successor's story reports to its predecessor's. */
export const REPORT_SIGNAL = 'report';
/** Signal that makes `clockwork` look at its service's next instant again. */
export const WAKE_SIGNAL = 'wake';
/** Query of every story: what it has heard and whether it is at work. */
export const PULSE_QUERY = 'pulse';

/** Input of every case story. */
export interface StoryInput {
  /** Typed id of the case. */
  id: string;
  /** Version up to which nothing needs to be told any more; 0 for a new case. */
  baseVersion: number;
  /** Case time minus the server's time, milliseconds; 0 in production. */
  clockOffsetMs: number;
  /** What a long story hands to itself when it continues as new; absent at its start. */
  carried?: CarriedStory;
}

/** The state of a story between two of its runs. */
export interface CarriedStory {
  heardVersion: number;
  waitingFacts: Fact[];
  waitingReports: ReportMessage[];
  /** The stage timer, ISO instant of case time; null when only people are waited for. */
  stageDueAt: string | null;
  /** What the story remembers of earlier facts; plain data of its own. */
  memory: Record<string, unknown>;
}

export interface FactsMessage {
  facts: Fact[];
}

/** A successor's news for its predecessor's story. */
export interface ReportMessage {
  /** Typed id of the successor. */
  from: string;
  /** Unique in the successor: its version. */
  version: number;
  type: string;
  at: string;
  data: Record<string, unknown>;
}

export interface StoryPulse {
  heardVersion: number;
  /** True while activities of the story are under way or facts wait to be worked through. */
  busy: boolean;
}

/** Input of `clockwork`: one sweep a service. */
export interface ClockworkInput {
  service: string;
  clockOffsetMs: number;
}
/** `clockwork:<service>` */
export function clockworkId(service: string): string {
  return `clockwork:${service}`;
}
/** The one story that hands the organisation tree to the other services. */
export const DIRECTORY_FEED_ID = 'directory:feed';
