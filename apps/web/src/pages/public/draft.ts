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
  /** The device is nobody else's: name and telephone may stay on it. */
  ownDevice?: boolean;
}

interface Kept {
  draft: TopicDraft;
  /** Key of the attempt under way, and what was sent with it. */
  attempt?: { key: string; sent: string };
  at: number;
}

const KEPT = 'concord.topic-draft';
/** The attempt under way on a shared device: what was sent holds name and telephone, and goes with the page. */
let passing: Kept['attempt'];

export function keptDraft(storage: Storage = localStorage): Kept | undefined {
  return readJson<Kept>(storage, KEPT);
}

export function keepDraft(draft: TopicDraft, storage: Storage = localStorage): void {
  const { attempt, ...kept } = keptDraft(storage) ?? {};
  writeJson(storage, KEPT, {
    ...kept,
    draft: draft.ownDevice ? draft : withoutPerson(draft),
    ...(draft.ownDevice && attempt ? { attempt } : {}),
    at: Date.now(),
  });
}

export function forgetDraft(storage: Storage = localStorage): void {
  passing = undefined;
  writeJson(storage, KEPT, undefined);
}

/** The same text is sent under the same key however often it is tried; a changed text under a new one. */
export function attemptKey(input: object, storage: Storage = localStorage): string {
  const sent = JSON.stringify(input);
  const kept = keptDraft(storage);
  const before = kept?.draft.ownDevice ? kept.attempt : passing;
  if (before?.sent === sent) return before.key;
  const attempt = { key: newKey(), sent };
  if (kept?.draft.ownDevice) writeJson(storage, KEPT, { ...kept, attempt });
  else passing = attempt;
  return attempt.key;
}

/** A draft as it may lie on a device that others use too. */
export function withoutPerson({
  proposerName: _name,
  proposerPhone: _phone,
  ...draft
}: TopicDraft): TopicDraft {
  return draft;
}
