/** Characters of a set-up key: none that is mistaken for another. */
export const SETUP_KEY_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Wrong tries that are made to wait at once; more are refused at once, so that none piles up. */
const MOST_WAITING = 50;
/** Wall milliseconds that a wrong try waits. */
const PAUSE_MS = 1_000;

/** The key as it is compared, however it was typed: without hyphens and blanks, in capitals. */
export function normalSetupKey(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/**
 * Asks for the one-time key of the first set-up, of which the digest alone is known here. Wrong tries wait a moment;
 * the right one never does, so that nobody can stand in its way: the key is too long to be guessed.
 */
export class SetupKeyGate {
  private waiting = 0;

  /** `digest`: SHA-256 of the key in hexadecimal; empty where there is none, and then nothing opens. */
  constructor(
    private readonly digest: string,
    private readonly sha256: (text: string) => string,
    private readonly pause: () => Promise<void> = () =>
      new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
  ) {}

  async opens(typed: string): Promise<boolean> {
    if (this.digest !== '' && this.sha256(normalSetupKey(typed.slice(0, 200))) === this.digest) return true;
    if (this.waiting >= MOST_WAITING) return false;
    this.waiting += 1;
    await this.pause();
    this.waiting -= 1;
    return false;
  }
}
