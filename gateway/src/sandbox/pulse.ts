import type { IdentitySigner } from '../identity/signer.js';
import type { ServiceAddress } from '../upstream/services.js';
import { askInternal, ServiceUnavailable } from '../upstream/upstream.js';

/** What a service says of its unfinished work (contract of `GET /internal/pulse`). */
export interface Pulse {
  /** Facts not yet told to their stories. */
  outboxPending: number;
  /** Rows whose instant has come and that nobody has handled. */
  dueUnclaimed: number;
  /** Claimed rungs whose effects are not made yet. */
  claimsWithoutEffect: number;
  /** Activities running now. */
  storiesBusy: number;
  /** The nearest later instant of case time that any row waits for. */
  nextInstant: string | null;
  /** Rises with everything that the service has done. */
  steps?: number;
  /** What hangs, by id only. */
  details?: string[];
}

/** One service's pulse; undefined when it did not answer. */
export interface ServicePulse {
  service: string;
  pulse: Pulse | undefined;
}

const COUNTS = ['outboxPending', 'dueUnclaimed', 'claimsWithoutEffect', 'storiesBusy'] as const;

/** Whether a service has nothing left to do at this instant. */
export function isQuiet({ pulse }: ServicePulse): boolean {
  return pulse !== undefined && COUNTS.every((count) => pulse[count] === 0);
}

/** The nearest instant that anything waits for, in milliseconds of case time. */
export function nearestInstant(pulses: ServicePulse[]): number | undefined {
  const instants = pulses
    .map(({ pulse }) => pulse?.nextInstant)
    .filter((instant) => typeof instant === 'string')
    .map((instant) => new Date(instant).getTime())
    .filter((instant) => !Number.isNaN(instant));
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Names what is not quiet, for a message to people. */
export function whatHangs(pulses: ServicePulse[]): string[] {
  return pulses
    .filter((pulse) => !isQuiet(pulse))
    .map(({ service, pulse }) => {
      if (!pulse) return `${service}: no answer`;
      const counts = COUNTS.filter((count) => pulse[count] > 0).map((count) => `${count} ${pulse[count]}`);
      const details = (pulse.details ?? []).slice(0, 5);
      return `${service}: ${[...counts, ...details].join(', ')}`;
    });
}

/** Asks every service for its pulse at the same time. */
export async function takePulses(
  services: ServiceAddress[],
  signer: IdentitySigner,
  timeoutMs: number,
): Promise<ServicePulse[]> {
  const identity = signer.signGateway();
  return Promise.all(
    services.map(async (service) => {
      try {
        const { body } = await askInternal<Pulse>(service, '/internal/pulse', { identity, timeoutMs });
        return { service: service.name, pulse: body };
      } catch (error) {
        if (!(error instanceof ServiceUnavailable)) throw error;
        return { service: service.name, pulse: undefined };
      }
    }),
  );
}
