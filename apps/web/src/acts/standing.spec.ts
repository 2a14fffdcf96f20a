import { expect, it } from '@jest/globals';
import { standingOf } from './standing';

const refused = (code: string) => standingOf({ allowed: false, refusal: { code } as never });

it.each(['FILING_ALREADY_SENT', 'WRONG_STATE', 'FILING_WRONG_STATE', 'NOT_PERMITTED', 'CASE_CLOSED'])(
  'folds away what is done or not his: %s',
  (code) => expect(refused(code)).toBe('aside'),
);

it.each(['STATUS_NOT_REPORTED', 'NOT_FILED', 'NOT_COMPLETED', 'PUBLIC_REPS_TOO_FEW', 'SIDES_NOT_HEARD'])(
  'shows what is still missing: %s',
  (code) => expect(refused(code)).toBe('lacking'),
);

it('offers what is possible', () => {
  expect(standingOf({ allowed: true, refusal: null })).toBe('possible');
});
