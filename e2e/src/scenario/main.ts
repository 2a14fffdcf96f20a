import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '@concord/infra/launch';
import { BEGIN, playHechi } from './hechi.js';

const STORIES: Record<string, typeof playHechi> = { hechi: playHechi };

/** `npm run scenario -- hechi`: a sandbox of its own, the story played in it, and down again. */
async function main(): Promise<number> {
  const [name = 'hechi', ...rest] = process.argv.slice(2);
  const story = STORIES[name];
  if (!story) {
    process.stderr.write(
      `没有名为“${name}”的剧本；可用：${Object.keys(STORIES).join('、')} · no scenario ${name}; there is: ${Object.keys(STORIES).join(', ')}\n`,
    );
    return 2;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-scenario-'));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const launched = await launch({
    mode: 'demo',
    dataDir,
    port: 0,
    from: BEGIN,
    sample: true,
    sampleCases: false,
    signal: stop.signal,
  });
  let clean = false;
  try {
    const begun = performance.now();
    const checks = await Promise.race([
      story(launched.gatewayUrl, (line) => process.stdout.write(`${line}\n`)),
      new Promise<never>((_, reject) =>
        stop.signal.addEventListener('abort', () => reject(new Error('interrupted'))),
      ),
    ]);
    const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
    process.stdout.write(`\n${checks.held} checks held, ${checks.failures.length} did not (${seconds} s)\n`);
    for (const failure of checks.failures) {
      process.stdout.write(`\n✗ ${failure.what}\n${failure.report.replaceAll(/^/gm, '    ')}\n`);
    }
    clean = checks.failures.length === 0;
    return clean ? 0 : 1;
  } finally {
    await launched.stop();
    if (clean || rest.includes('--clean')) rmSync(dataDir, { recursive: true, force: true });
    else process.stdout.write(`\nlogs: ${join(dataDir, 'logs')}\n`);
  }
}

process.exit(await main());
