import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';

/** The first set-up is open while there is no directory, and to nobody afterwards. Its key is asked for before. */
export function decideSetUp(at: { state: string; profileKnown: boolean; profileKey: string }): Decision {
  if (at.state !== 'EMPTY') return refuse('ALREADY_SET_UP');
  return at.profileKnown ? ALLOWED : refuse('UNKNOWN_PROFILE', { profile: at.profileKey.slice(0, 60) });
}

/** A sheet is read for an administrator of the whole or of a root; which lines are his is decided line by line. */
export function decideImport(at: { state: string; administrator: boolean }): Decision {
  if (!at.administrator) return refuse('NOT_PERMITTED');
  return at.state === 'EMPTY' ? refuse('WRONG_STATE', { state: at.state }) : ALLOWED;
}
