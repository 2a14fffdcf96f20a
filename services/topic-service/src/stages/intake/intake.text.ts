import { MAX, phone, text } from '@concord/service-kit/acts/input';
import { refuseAct } from '@concord/service-kit/acts/refused';

const MOST_ASKS = 20;

/** The proposer's telephone number; null where none is needed and none was given. */
export function proposerPhone(given: string | null | undefined, needed: boolean): string | null {
  return phone(needed ? text(given, 'proposerPhone', MAX.name) : given);
}

/** The numbered asks, in order: at least one, so that every reply can answer ask by ask. */
export function numberedAsks(asks: readonly string[]): { no: number; text: string }[] {
  if (asks.length < 1 || asks.length > MOST_ASKS) {
    refuseAct('ASKS_COUNT', { count: asks.length, max: MOST_ASKS });
  }
  return asks.map((ask, at) => ({ no: at + 1, text: text(ask, 'asks', MAX.short) }));
}
