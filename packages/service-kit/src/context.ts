import type { IdentityClaims, Language } from '@concord/contracts/identity';

/**
 * Who asks, when, and in which language: first parameter of every use case (style.md 16).
 * `now` is case time, read once per request or activity (architecture.md 9); no rule reads any other clock.
 */
export interface ActContext {
  identity: IdentityClaims;
  /** Case time. */
  now: Date;
  /** The present, where `now` is back-dated (sample loader only): what is loaded as past reminds nobody any more. */
  present?: Date;
  language: Language;
  requestId: string;
}

/** The context of an activity: the story acts, at the case time of the fact that made it act. */
export function storyContext(at: Date, requestId: string): ActContext {
  return {
    identity: { kind: 'gateway', roles: [], language: 'zh-CN', requestId },
    now: at,
    language: 'zh-CN',
    requestId,
  };
}

/** True for what a story does on behalf of nobody. */
export function isStory(ctx: ActContext): boolean {
  return ctx.identity.kind === 'gateway';
}
