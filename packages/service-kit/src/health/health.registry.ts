import { Injectable } from '@nestjs/common';

/** What one part says of itself; `detail` must hold no secret and no personal data. */
export interface PartHealth {
  ok: boolean;
  detail?: string;
}

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
    for (const [name, part] of this.parts) {
      const health = await Promise.resolve()
        .then(part.check)
        .catch((error: unknown) => ({
          ok: false,
          detail: (error as { code?: string }).code ?? 'check failed',
        }));
      parts[name] = { ...health, required: part.required };
    }
    const ready = !this.stopping && Object.values(parts).every((part) => part.ok || !part.required);
    return { ready, parts };
  }
}
