/** What was refused, for one line of the log: names and ids only, nothing that it carried. */
export type Refused = Record<string, string | number | null | undefined>;
export type SayRefusal = (refused: Refused) => void;

const PAUSE_MS = 1_000;

/** At most one line a second, which counts those left out: a neighbour who floods the port must not fill the disk. */
export class RefusalLog {
  private silentUntil = -Infinity;
  private leftOut = 0;

  constructor(
    private readonly write: SayRefusal,
    private readonly now: () => number = () => performance.now(),
  ) {}

  say(refused: Refused): void {
    if (this.now() < this.silentUntil) {
      this.leftOut += 1;
      return;
    }
    this.write(this.leftOut > 0 ? { ...refused, leftOut: this.leftOut } : refused);
    this.leftOut = 0;
    this.silentUntil = this.now() + PAUSE_MS;
  }
}
