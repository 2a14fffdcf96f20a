import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CALENDAR_PLAYS } from './calendar-plays.js';
import { writeHistory } from './histories.js';
import { LONG_PLAYS } from './long-plays.js';
import { PLAYS, type Play } from './plays.js';
import { Stage } from './stage.js';

/**
 * `npm run record -w @concord/workflows -- v2 [play …]`: plays every way through the stories and keeps their histories.
 * Those of a released version are never recorded anew: a change of a story that they do not survive needs `patched()`.
 */
const [testServer, cli, version = 'v1', ...chosen] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`../../histories/${version}/`, import.meta.url));
const workflowsPath = fileURLToPath(new URL('../workflows.js', import.meta.url));
mkdirSync(folder, { recursive: true });

async function record(stage: Stage, plays: Record<string, Play>): Promise<void> {
  for (const [name, play] of Object.entries(plays)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const handles = await play(stage);
    for (const handle of handles) await stage.nudge(handle);
    for (const [i, handle] of handles.entries()) {
      const file = `${[name, ...(i > 0 ? [i + 1] : [])].join('.')}.json`;
      writeHistory(join(folder, file), await handle.fetchHistory());
    }
    process.stdout.write(`${name}\n`);
    await stage.clear();
  }
  await stage.close();
}

await record(await Stage.open({ workflowsPath, server: testServer }), {
  ...PLAYS,
  ...CALENDAR_PLAYS,
});
await record(await Stage.open({ workflowsPath, server: cli, suggestsNewRunAfter: 15 }), LONG_PLAYS);
