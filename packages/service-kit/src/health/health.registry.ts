import { Injectable } from '@nestjs/common';

/** What one part says of itself; `detail` must hold no secret and no personal data. */
export interface PartHealth {
  ok: boolean;
  detail?: string;
}

/** Wall milliseconds that one check may take; a frozen neighbour is not well. */
const CHECK_DEADLINE_MS = 2_000;

interface Part {
  /** A part that is not required is shown, and does not make the service unready. */
  required: boolean;
  check: () => PartHealth | Promise<PartHealth>;
}

export interface HealthReport {
  ready: boolean;
  parts: Record<string, PartHealth & { required: boolean }>;
}

/** Parts register here how they are; /health/ready asks them. */
@Injectable()
export class HealthRegistry {
  private readonly parts = new Map<string, Part>();
  private stopping = false;

  register(name: string, check: Part['check'], { required = true } = {}): void {
    this.parts.set(name, { required, check });
  }

  /** From now on the service is not ready, so that nobody sends it new work. */
  stop(): void {
    this.stopping = true;
  }

  async report(): Promise<HealthReport> {
    const parts: HealthReport['parts'] = {};
    const asked = [...this.parts].map(async ([name, part]) => {
      const health = await inTime(part.check);
      parts[name] = { ...health, required: part.required };
    });
    await Promise.all(asked);
    const ready = !this.stopping && Object.values(parts).every((part) => part.ok || !part.required);
    return { ready, parts };
  }
}

async function inTime(check: Part['check']): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartHealth>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer in time' }), CHECK_DEADLINE_MS);
  });
  const asked = Promise.resolve()
    .then(check)
    .catch((error: unknown) => ({ ok: false, detail: (error as { code?: string }).code ?? 'check failed' }));
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
