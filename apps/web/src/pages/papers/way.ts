import type { DraftQuery, StepPartsFragment } from '../../graph/generated/graphql';

type Paper = Pick<
  NonNullable<DraftQuery['draft']>,
  'state' | 'at' | 'reviewedAt' | 'signedAt' | 'issuedAt' | 'number'
>;

/** 核稿 → 签发 → 编号 → 用印: what of a paper's way is gone, where it stands, what is ahead. */
export function wayOf(paper: Paper, label: (code: string) => string): StepPartsFragment[] {
  const { at, reviewedAt, signedAt, issuedAt, number, state } = paper;
  const done: [string, string | null | undefined, boolean][] = [
    ['DRAFT', at, true],
    ['REVIEWED', reviewedAt, Boolean(reviewedAt)],
    ['SIGNED', signedAt, Boolean(signedAt)],
    ['NUMBERED', signedAt, Boolean(number)],
    ['SEALED', issuedAt, Boolean(issuedAt)],
  ];
  const over = state === 'VOIDED' || state === 'WITHDRAWN';
  const next = over ? -1 : done.findIndex(([, , reached]) => !reached);
  return done.map(([code, since, reached], place) => ({
    key: code,
    label: code === 'NUMBERED' && number ? number : label(code),
    state: reached ? 'DONE' : place === next ? 'CURRENT' : over ? 'SKIPPED' : 'AHEAD',
    since: reached ? (since ?? null) : null,
  }));
}
