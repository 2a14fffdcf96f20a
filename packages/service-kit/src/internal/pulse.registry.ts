import { Inject, Injectable } from '@nestjs/common';
import { CaseClock } from '../temporal/case-clock.js';

/** What a service still has to do; it is quiet when the four numbers are 0 (architecture.md 10). */
export interface Pulse {
  /** Facts not yet told to their stories. */
  outboxPending: number;
  /** Rows whose instant is reached and that nobody has handled. */
  dueUnclaimed: number;
  /** Claimed rungs whose effects are not made yet. */
  claimsWithoutEffect: number;
  /** Activities running, and what stories were told and have not worked off. */
  storiesBusy: number;
  /** Earliest instant of case time after now that any row waits for; ISO. */
  nextInstant: string | null;
  /** Rises with everything that the service has done: two equal looks in a row saw no work between them. */
  steps: number;
  /** Typed ids of what hangs; no personal data. */
  details: string[];
}

/** One part's share; numbers are added, the earliest instant wins. */
export type PartialPulse = Partial<Omit<Pulse, 'nextInstant'>> & { nextInstant?: Date | string | null };

/** Asked with the present case time. */
export type PulsePart = (now: Date) => PartialPulse | Promise<PartialPulse>;

/** Parts register here what they still have to do; the sandbox's *advance* asks until all is quiet. */
@Injectable()
export class PulseRegistry {
  private readonly parts = new Map<string, PulsePart>();

  constructor(@Inject(CaseClock) private readonly clock: CaseClock) {}

  register(name: string, part: PulsePart): void {
    this.parts.set(name, part);
  }

  async read(): Promise<Pulse> {
    const now = await this.clock.now();
    const shares = await Promise.all(
      [...this.parts].map(async ([name, part]): Promise<PartialPulse> => {
        try {
          return await part(now);
        } catch {
          // A part that cannot be asked (no worker answers its story) is not quiet, and is named.
          return { storiesBusy: 1, details: [`${name}: no answer`] };
        }
      }),
    );
    const sum = (
      key: 'outboxPending' | 'dueUnclaimed' | 'claimsWithoutEffect' | 'storiesBusy' | 'steps',
    ): number => shares.reduce((total, share) => total + (share[key] ?? 0), 0);
    const instants = shares.flatMap((share) =>
      share.nextInstant ? [new Date(share.nextInstant).getTime()] : [],
    );
    return {
      outboxPending: sum('outboxPending'),
      dueUnclaimed: sum('dueUnclaimed'),
      claimsWithoutEffect: sum('claimsWithoutEffect'),
      storiesBusy: sum('storiesBusy'),
      nextInstant: instants.length > 0 ? new Date(Math.min(...instants)).toISOString() : null,
      steps: sum('steps'),
      details: shares.flatMap((share) => share.details ?? []),
    };
  }
}
