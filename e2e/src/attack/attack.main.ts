import { parseArgs } from 'node:util';
import { House } from '../house.js';
import type { Attack } from './attack.js';
import { CORPUS } from './corpus.js';
import { Battlefield, type Outcome } from './run.js';
import { lineOf, summaryOf, tableOf } from './table.js';

/** `npm run attack`: hostile documents, files, floods and doors against fresh starts, on this machine alone. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
    },
  });
  const wished = values.only.split(',');
  const chosen = CORPUS.filter(({ name }) => wished.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new Error(`no attack has “${values.only}” in its name`);
  const say = (text: string): void => void (values.json || process.stdout.write(`${text}\n`));
  const outcomes: Outcome[] = [];
  for (const ground of ['sample', 'empty'] as const) {
    outcomes.push(
      ...(await playAll(
        ground,
        chosen.filter((attack) => attack.ground === ground),
        say,
      )),
    );
  }
  if (values.json) process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (values.markdown) process.stdout.write(`\n${tableOf(outcomes)}\n`);
  say(summaryOf(outcomes));
  if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

/** Plays these on one fresh start. */
async function playAll(
  ground: Attack['ground'],
  attacks: readonly Attack[],
  say: (text: string) => void,
): Promise<Outcome[]> {
  if (attacks.length === 0) return [];
  const house = await House.open({ mode: 'start', sample: ground === 'sample' });
  const field = new Battlefield(house);
  await field.warmUp();
  const outcomes: Outcome[] = [];
  try {
    for (const [n, attack] of attacks.entries()) {
      const outcome = await field.play(attack, n + 1);
      outcomes.push(outcome);
      say(lineOf(outcome));
    }
  } finally {
    await house.close();
  }
  return outcomes;
}

await main();
