import { setTimeout as pause } from 'node:timers/promises';
import { samplePersonId } from '@concord/contracts/sample-ids';
import type { Asking, Graph } from '@concord/infra/sample/graph';
import { ActRefused, type Json } from '@concord/infra/sample/graph';
import { Checks } from './checks.js';

/** Wall milliseconds in which the stories must have caught up with an act. */
const CATCH_UP_MS = 30_000;
const LOOK_MS = 80;

/** A thing that acts are done on: its typed id, and its version as last seen. */
export interface Thing {
  id: string;
  version?: number;
}

/** Where the play takes place: the graph, the sandbox's clock, and the score. */
export class Stage {
  readonly checks: Checks;
  private signedIn: Promise<string> | undefined;

  constructor(
    readonly graph: Graph,
    private readonly say: (line: string) => void,
  ) {
    this.checks = new Checks(say);
  }

  /** A heading of the story. */
  scene(title: string): void {
    this.say(`\n== ${title}`);
  }

  /** One act with its simulated date and its actor. */
  async tell(who: string, what: string): Promise<void> {
    this.say(`${local(await this.now())}  ${who}: ${what}`);
  }

  async now(): Promise<string> {
    return (await this.graph.ask('{ sandbox { now } }'))['sandbox'].now as string;
  }

  /** Moves the clock to a local time (`2026-02-03 09:00`); everything that falls due on the way is worked off. */
  async until(localTime: string): Promise<void> {
    await this.move({ to: instant(localTime) }, `→ ${localTime}`);
  }

  /** Moves the clock to the next instant that anything waits for. */
  async untilNext(): Promise<void> {
    await this.move({ toNext: true }, '→ next');
  }

  /** Waits until every story has worked off what it was told: the mover of the clock does so before and after it moves. */
  async settle(): Promise<void> {
    const to = new Date(Date.parse(await this.now()) + 2_000).toISOString();
    await this.graph.ask(
      'mutation Settle($to: DateTime) { advanceClock(to: $to) { now } }',
      { to },
      await this.mover(),
    );
  }

  /** The clock is moved by those who are signed in. */
  private async mover(): Promise<Asking> {
    this.signedIn ??= this.graph.tokenOf(samplePersonId('countyLeader'));
    return { token: await this.signedIn };
  }

  private async move(target: Json, words: string): Promise<void> {
    const answer = await this.graph.ask(
      'mutation Move($to: DateTime, $toNext: Boolean) { advanceClock(to: $to, toNext: $toNext) { now nextInstant } }',
      target,
      await this.mover(),
    );
    const { now, nextInstant } = answer['advanceClock'] as { now: string; nextInstant: string | null };
    this.say(
      `    ⏩ ${words}: it is ${local(now)}, the next instant is ${nextInstant ? local(nextInstant) : '–'}`,
    );
  }

  /** The act must be refused with this code, and the thing must be as it was. */
  async refused(
    code: string,
    thing: Thing | null,
    act: () => Promise<unknown>,
    params: Record<string, string> = {},
  ): Promise<void> {
    // What a story still writes of the act before must not be taken for a change by the refused one.
    if (thing) await this.settle();
    const before = thing && (await this.versionOf(thing));
    try {
      await act();
      this.checks.fail(`refused with ${code}`, 'it was done');
    } catch (error) {
      if (!(error instanceof ActRefused)) throw error;
      const { refusal } = error;
      this.say(
        `        ↳ refused: ${refusal.code} ${refusal.rule ? `[${refusal.rule}, ${refusal.source}] ` : ''}${refusal.message}`,
      );
      const given = Object.fromEntries(refusal.params.map(({ name, value }) => [name, value]));
      this.checks.that(`${error.act} is refused`, { code: refusal.code, ...given }, { code, ...params });
      this.checks.that(
        `${code} has a sentence`,
        refusal.message.length > 3 && !refusal.message.includes('{'),
        true,
      );
    }
    if (thing) {
      this.checks.that(`nothing changed by what was refused (${code})`, await this.versionOf(thing), before);
    }
  }

  /** Looks until it is so, as the stories follow the acts; what is never so is a failed check. */
  async eventually(what: string, look: () => Promise<unknown>, expected: unknown): Promise<void> {
    const probe = new Checks(() => undefined);
    const until = Date.now() + CATCH_UP_MS;
    let seen: unknown = await look();
    for (;;) {
      probe.that(what, seen, expected);
      if (probe.failures.length === 0 || Date.now() > until) break;
      probe.failures.length = 0;
      await pause(LOOK_MS);
      seen = await look();
    }
    this.checks.that(what, seen, expected);
  }

  /** Waits until a value is there. */
  async found<T>(what: string, look: () => Promise<T | null | undefined>): Promise<T> {
    const until = Date.now() + CATCH_UP_MS;
    for (;;) {
      const value = await look();
      if (value != null) return value;
      if (Date.now() > until) throw new Error(`never came: ${what}`);
      await pause(LOOK_MS);
    }
  }

  /** The version of a case as its administrator-independent reader sees it. */
  private async versionOf(thing: Thing): Promise<number | null> {
    return this.reader ? await this.reader(thing.id) : null;
  }

  /** Reads a thing's version; set once somebody who may read everything is there. */
  reader: ((id: string) => Promise<number | null>) | undefined;
}

/** `2026-02-03 09:00` in China is this instant. */
export function instant(localTime: string): string {
  return new Date(`${localTime.replace(' ', 'T')}:00+08:00`).toISOString();
}

/** An instant as people in China read it. */
export function local(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
