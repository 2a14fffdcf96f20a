import type { Fact } from '@concord/contracts/facts';

/** The facts of one case in version order: drops what was heard before, waits for what is missing (architecture.md 3). */
export class FactLane {
  private readonly waiting = new Map<number, Fact>();

  constructor(private heard: number) {}

  get heardVersion(): number {
    return this.heard;
  }

  offer(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.version > this.heard) this.waiting.set(fact.version, fact);
    }
  }

  /** True when the next fact in order is here. */
  get ready(): boolean {
    return this.waiting.has(this.heard + 1);
  }

  /** True when any fact is here that was not worked through, though the next in order may be missing. */
  get waits(): boolean {
    return this.waiting.size > 0;
  }

  /** The next fact, without hearing it: it counts as heard only when it was worked through. */
  get next(): Fact | undefined {
    return this.waiting.get(this.heard + 1);
  }

  /** The next fact has been worked through. */
  advance(): void {
    this.heard += 1;
    this.waiting.delete(this.heard);
  }

  /** What still waits, in order; for continuing as new. */
  get remaining(): Fact[] {
    return [...this.waiting.values()].sort((a, b) => a.version - b.version);
  }
}
