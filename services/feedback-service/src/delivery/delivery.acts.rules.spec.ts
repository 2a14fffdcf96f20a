import { decideDelivery, DELIVERY_ACTS, type DeliveryAct } from './delivery.acts.rules.js';
import { DELIVERY_STATES } from './delivery.states.js';

const NOBODY = { own: false, administers: false };
const OWNER = { own: true, administers: false };
const ADMINISTRATOR = { own: false, administers: true };
const verdict = (
  act: DeliveryAct,
  state: string,
  standing: typeof NOBODY,
  change: Partial<Parameters<typeof decideDelivery>[0]> = {},
): string => {
  const decision = decideDelivery(
    { state, channel: 'EMAIL', kind: 'REMINDER', digestId: null, ...change },
    act,
    standing,
  );
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
};

describe.each(DELIVERY_STATES)('in state %s', (state) => {
  it('may be sent again where it was sent, given up or cancelled', () => {
    const expected = ['SENT', 'DEAD', 'CANCELLED'].includes(state) ? 'ALLOWED' : 'WRONG_STATE';
    expect(verdict('resendDelivery', state, OWNER)).toBe(expected);
    expect(verdict('resendDelivery', state, ADMINISTRATOR)).toBe(expected);
    expect(verdict('resendDelivery', state, OWNER, { digestId: 'x' })).toBe('DELIVERY_IN_DIGEST');
  });

  it('is marked as delivered by hand by an administrator, where it waits for a hand', () => {
    const expected = ['DEAD', 'BY_HAND'].includes(state) ? 'ALLOWED' : 'WRONG_STATE';
    expect(verdict('markHandDelivered', state, ADMINISTRATOR)).toBe(expected);
    expect(verdict('markHandDelivered', state, OWNER)).toBe('NOT_PERMITTED');
    expect(verdict('markHandDelivered', state, ADMINISTRATOR, { channel: 'WEBHOOK' })).toBe('WRONG_STATE');
  });

  it('no code is sent again: it is asked for anew, and those are counted, or a mailbox could be flooded', () => {
    for (const standing of [OWNER, ADMINISTRATOR]) {
      expect(verdict('resendDelivery', state, standing, { kind: 'CODE' })).toBe('CODE_EXPIRED');
    }
  });

  it.each(DELIVERY_ACTS)('%s is nobody else’s', (act) => {
    expect(verdict(act, state, NOBODY)).toBe('NOT_PERMITTED');
  });
});
