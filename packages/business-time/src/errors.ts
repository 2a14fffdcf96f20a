/** Every refusal of this package, by code. The web turns codes into sentences; nothing falls back in silence. */
export const businessTimeCodes = [
  'unknown-calendar',
  'bad-calendar',
  'empty-budget',
  'bad-term',
  'bad-date',
  'bad-pause',
  'pause-ends-before-it-begins',
  'pauses-overlap',
  'unlawful-pause-reason',
  'reason-missing',
  'year-before-2007',
  'term-over-ten-years',
  'bad-ledger',
  'entry-out-of-order',
  'clock-closed',
  'clock-not-running',
  'clock-not-paused',
  'pause-after-expiry',
  'second-extension',
  'extension-after-expiry',
  'extension-beyond-bound',
  'extension-not-later',
  'agreed-date-before-agreement',
  'bad-rung',
  'duplicate-rung',
  'rung-before-start',
] as const;

/** One refusal code of this package. */
export type BusinessTimeCode = (typeof businessTimeCodes)[number];

/** A refusal as data, for payloads and for the command line. */
export interface BusinessTimeRefusal {
  code: BusinessTimeCode;
  params: Record<string, string | number>;
}

/** A refusal as an error: `code` is stable, `params` hold no personal data. */
export class BusinessTimeError extends Error implements BusinessTimeRefusal {
  override readonly name = 'BusinessTimeError';
  readonly code: BusinessTimeCode;
  readonly params: Record<string, string | number>;

  constructor(code: BusinessTimeCode, params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}

/** Runs `act`; a coded refusal comes back as data, any other error is thrown on. */
export function refusalOf(act: () => unknown): BusinessTimeRefusal | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof BusinessTimeError) return { code: error.code, params: error.params };
    throw error;
  }
}
