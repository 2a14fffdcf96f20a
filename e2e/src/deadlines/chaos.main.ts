import { parseArgs } from 'node:util';
import { House } from '../house.js';
import { round } from './chaos.js';
import { layPattern } from './storm.js';

/** `npm run chaos`: rounds of clocks all due within a minute, with everything that has a hand in them killed at random. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      clocks: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [rounds, clocks, seed] = [Number(values.rounds), Number(values.clocks), Number(values.seed)];
  if (![rounds, clocks, seed].every((n) => Number.isInteger(n) && n > 0)) {
    throw new Error('--rounds, --clocks and --seed are whole numbers above 0');
  }
  const house = await House.open({ mode: 'start' });
  const sum = { rungs: 0, kills: 0, lost: 0, doubled: 0, disordered: 0 };
  try {
    await layPattern(house);
    for (let n = 0; n < rounds; n += 1) {
      const found = await round(house, { seed: seed + n, clocks, withinSeconds: 60, kills: 12 });
      sum.rungs += found.rungs;
      sum.kills += found.killed.length;
      for (const kind of ['lost', 'doubled', 'disordered'] as const) {
        sum[kind] += found[kind].length;
        for (const line of found[kind].slice(0, 5)) process.stdout.write(`  ${kind}: ${line}\n`);
      }
      process.stdout.write(
        `round ${n + 1} of ${rounds} (seed ${seed + n}): ${found.rungs} rungs, killed ${found.killed.join(', ')}; ` +
          `${found.lost.length} lost, ${found.doubled.length} doubled, ${found.disordered.length} out of order\n`,
      );
    }
  } finally {
    await house.close();
  }
  process.stdout.write(`${JSON.stringify(sum)}\n`);
  if (sum.lost + sum.doubled + sum.disordered > 0) process.exitCode = 1;
}

await main();
