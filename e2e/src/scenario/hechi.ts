import { Graph } from '@concord/infra/sample/graph';
import { approveAndFile } from './approval.js';
import { callSitting, escalateB, firstRound, prepareB, secondRound } from './car-park.js';
import { chainsHold, residentReads } from './chain.js';
import { completeAndVisit, dateComesNear, datePasses, handOver } from './department.js';
import { leaderLooks } from './leader.js';
import { assemble } from './people.js';
import { emptyMatter, type Play } from './play.js';
import { publiciseA } from './publicity.js';
import { selectTopics } from './selection.js';
import { deliberateA } from './sitting.js';
import { Stage } from './stage.js';
import type { Checks } from './checks.js';

/** The instant at which the story begins: Monday 2 February 2026, 08:30 in China; Spring Festival lies in it. */
export const BEGIN = '2026-02-02T00:30:00Z';

/** The steps of the story, in order; each takes up where the one before ended. */
export const STEPS: readonly [string, (play: Play) => Promise<void>][] = [
  ['topics are submitted and screened', selectTopics],
  ['approved, filed, researched', approveAndFile],
  ['deliberated to consensus', deliberateA],
  ['publicised', publiciseA],
  ['handed over to departments', handOver],
  ['a second matter is prepared', prepareB],
  ['the agreed date comes near', dateComesNear],
  ['the second matter’s session is called', (play) => callSitting(play, '2026-04-03T07:00:00Z')],
  ['the agreed date passes', datePasses],
  ['completed and visited', completeAndVisit],
  ['no consensus, and the status report', firstRound],
  ['a second round, still none', secondRound],
  ['escalated as a proposal', escalateB],
  ['what the resident reads', residentReads],
  ['the leader’s first page', leaderLooks],
  ['the timelines', chainsHold],
];

/** A play on a running sandbox, before its first act. */
export async function openPlay(gatewayUrl: string, say: (line: string) => void): Promise<Play> {
  const stage = new Stage(new Graph(gatewayUrl), say);
  return { stage, cast: await assemble(stage), a: emptyMatter(), b: emptyMatter() };
}

/** The whole story; an act that fails unexpectedly ends it, with what it was. */
export async function playHechi(gatewayUrl: string, say: (line: string) => void): Promise<Checks> {
  const play = await openPlay(gatewayUrl, say);
  for (const [what, step] of STEPS) {
    try {
      await step(play);
    } catch (error) {
      play.stage.checks.fail(what, (error as Error).stack ?? String(error));
      break;
    }
  }
  return play.stage.checks;
}
