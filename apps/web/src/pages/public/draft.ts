import { newKey } from '../../acts/key';
import { readJson, writeJson } from '../../parts/storage';

/** What a resident has written so far; it survives a weak network and a closed page. */
export interface TopicDraft {
  orgUnitId?: string;
  title?: string;
  description?: string;
  asks?: (string | undefined)[];
  partiesConcerned?: string;
  suggestedForm?: string;
  proposerName?: string;
  proposerPhone?: string;
  organization?: string;
  consentToPublish?: boolean;
}

interface Kept {
  draft: TopicDraft;
  /** Key of the attempt under way, and what was sent with it. */
  attempt?: { key: string; sent: string };
  at: number;
}

const KEPT = 'concord.topic-draft';

export function keptDraft(storage: Storage = localStorage): Kept | undefined {
  return readJson<Kept>(storage, KEPT);
}

export function keepDraft(draft: TopicDraft, storage: Storage = localStorage): void {
  writeJson(storage, KEPT, { ...keptDraft(storage), draft, at: Date.now() });
}

export function forgetDraft(storage: Storage = localStorage): void {
  writeJson(storage, KEPT, undefined);
}

/** The same text is sent under the same key however often it is tried; a changed text under a new one. */
export function attemptKey(input: object, storage: Storage = localStorage): string {
  const sent = JSON.stringify(input);
  const kept = keptDraft(storage);
  if (kept?.attempt?.sent === sent) return kept.attempt.key;
  const key = newKey();
  writeJson(storage, KEPT, { draft: {}, at: Date.now(), ...kept, attempt: { key, sent } });
  return key;
}
