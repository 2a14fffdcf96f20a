import { setTimeout as pause } from 'node:timers/promises';
import { samplePersonId, type SamplePersonKey } from '@concord/contracts/sample-ids';
import { Graph } from '@concord/infra/sample/graph';
import type { House } from '../house.js';
import type { Attack, Target } from './attack.js';
import { askedUpstream, memoryMb, SecondReader, Watchdog } from './measure.js';
import { ask, beginAttack, READER, type Answer } from './wire.js';

/** What one attack did. */
export interface Outcome {
  name: string;
  /** How often each code was answered. */
  answered: Record<string, number>;
  /** What is wrong with it, as sentences; empty when it was borne. */
  faults: string[];
  /** Longest wait of a second reader meanwhile, ms. */
  worstWaitMs: number;
  /** Sum of PSS of all processes, MB. */
  memoryBeforeMb: number;
  memoryAfterMb: number;
  /** Most resident memory of a single process meanwhile, MB. */
  peakProcessMb: number;
  /** How often a service was asked on its behalf. */
  upstream: number;
  seconds: number;
}

/** Time for the logs to be written and for what was thrown away to be collected. */
const SETTLE_MS = 300;

/** One Concord under attack. */
export class Battlefield {
  private readonly tokens = new Map<SamplePersonKey, Promise<string>>();

  /** `weigh` says whether memory is looked at; that takes longer than most attacks. */
  constructor(
    private readonly house: House,
    private readonly weigh = true,
  ) {}

  /** A house that has just begun compiles what it is asked first: that is no attack's doing. */
  async warmUp(): Promise<void> {
    const asked = this.reading();
    for (let n = 0; n < 20; n += 1) await ask({ ...asked, from: READER });
  }

  /** Plays one attack and judges it; brings back what died of it. */
  async play(attack: Attack, n: number): Promise<Outcome> {
    const { launched, dataDir } = this.house;
    const target: Target = {
      launched,
      requestId: `attack-${process.pid}-${n}`,
      tokenOf: (person) => this.tokenOf(person),
    };
    beginAttack(n);
    attack.prepare?.();
    const memoryBeforeMb = this.weigh ? memoryMb(launched) : 0;
    const pids = launched.pids();
    const watchdog = new Watchdog(launched);
    const reader = new SecondReader(this.reading());
    const begun = performance.now();
    const answers = await attack.send(target);
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    await pause(SETTLE_MS);
    await Promise.all([reader.stop(), watchdog.stop()]);
    const died = Object.entries(pids).flatMap(([name, pid]) => (launched.pids()[name] === pid ? [] : [name]));
    if (died.length > 0) await launched.waitReady(60_000);
    const outcome: Outcome = {
      name: attack.name,
      answered: tally(answers),
      faults: [],
      worstWaitMs: reader.worstMs,
      memoryBeforeMb,
      memoryAfterMb: this.weigh ? memoryMb(launched) : 0,
      peakProcessMb: watchdog.peakMb,
      upstream: askedUpstream(dataDir, target.requestId),
      seconds,
    };
    outcome.faults.push(...faultsOf(attack, outcome));
    if (died.length > 0) {
      outcome.faults.push(`died: ${[...new Set([...died, ...watchdog.ended])].join(', ')}`);
    }
    const wrong = [...reader.codes].filter((code) => code !== 'OK');
    if (wrong.length > 0) outcome.faults.push(`a second reader was answered ${wrong.join(', ')}`);
    return outcome;
  }

  private tokenOf(person: SamplePersonKey): Promise<string> {
    let token = this.tokens.get(person);
    if (!token) this.tokens.set(person, (token = new Graph(this.house.url).tokenOf(samplePersonId(person))));
    return token;
  }

  /** What the second reader reads: a page of the public, whose answer asks a service. */
  private reading() {
    return {
      port: this.house.launched.ports.gateway,
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{setupState{done}}' }),
    };
  }
}

function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of answers) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** What is not as the corpus says. */
export function faultsOf(
  attack: Attack,
  { answered, upstream }: Pick<Outcome, 'answered' | 'upstream'>,
): string[] {
  const codes = Object.keys(answered);
  const other = codes.filter((code) => !attack.expected.includes(code));
  const taken = answered['OK'] ?? 0;
  return [
    ...(other.length > 0 ? [`answered ${other.join(', ')} in place of ${attack.expected.join(', ')}`] : []),
    ...(attack.some && !codes.some((code) => attack.some!.includes(code)) ? ['nothing stopped it'] : []),
    ...(attack.mostTaken !== undefined && taken > attack.mostTaken
      ? [`${taken} were taken, ${attack.mostTaken} at most should be`]
      : []),
    ...(attack.upstream === 'none' && upstream > 0 ? [`services were asked ${upstream} times`] : []),
  ];
}
