type Translate = (key: string, options?: Record<string, unknown>) => string;

/** When a rung of a ladder comes, read from its key (`T-3.room`, `70%`, `DUE`, `T+6.office`); null where a profile named it otherwise. */
export function rungWords(key: string, t: Translate): string | null {
  const [place = ''] = key.split('.');
  const days = /^T([+-])(\d+)$/.exec(place);
  if (days) return t(days[1] === '-' ? 'clocks.rungBefore' : 'clocks.rungAfter', { count: Number(days[2]) });
  const share = /^(\d+)%$/.exec(place);
  if (share) return t('clocks.rungShare', { n: share[1] });
  if (place === 'DUE') return t('clocks.rungDue');
  if (place === 'NO-REPLY') return t('clocks.rungNoReply');
  return place === 'UNSIGNED' ? t('clocks.rungUnsigned') : null;
}

/** Whether a rung is sent only if something has not been done: it may have passed with nothing to say. */
export function isAsked(key: string): boolean {
  return /^(NO-REPLY|UNSIGNED)(\.|$)/.test(key);
}

/** Whether a rung is about a clock of this kind: that a reply is missing is said of the reply's own clock alone. */
export function concerns(key: string, kind: string): boolean {
  return !/^NO-REPLY(\.|$)/.test(key) || kind === 'ITEM_REPLY';
}
