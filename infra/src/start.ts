import { readArguments } from './arguments.js';
import { env } from './env.js';
import { describe } from './errors.js';
import type { LaunchError } from './errors.js';
import { launch } from './launch.js';
import type { Launched } from './launch.js';
import { repoRoot } from './paths.js';
import { untilSignal } from './signals.js';
import { answers, terminal } from './terminal.js';

/** Says where to go; the address alone goes to stdout, for scripts. */
function announce(launched: Launched, dataDir: string): void {
  terminal.write(
    `\n协商通已就绪：${launched.gatewayUrl}（数据在 ${dataDir}，Ctrl-C 停止）\n` +
      `Concord is ready: ${launched.gatewayUrl} (data in ${dataDir}, Ctrl-C stops it)\n\n`,
  );
  if (launched.setupKey !== undefined) {
    terminal.write(
      `尚未设置：请打开 ${launched.gatewayUrl}/setup，凭首次设置密钥 ${launched.setupKey} 创建管理员账号并完成设置。\n` +
        `Not set up yet: open ${launched.gatewayUrl}/setup; the key ${launched.setupKey} makes the administrator's account and completes the set-up.\n\n`,
    );
  }
  if (launched.consoleKey !== undefined) {
    terminal.write(
      `演练时钟的控制台密钥 · key to the sandbox's clock: ${launched.consoleKey}（x-concord-console-key）\n\n`,
    );
  }
  answers.write(`${launched.gatewayUrl}\n`);
}

/** `npm start` and `npm run demo`: everything up, the address printed, and down again in good order. */
async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2), repoRoot, env.initCwd);
  let onFatal: (error: LaunchError) => void = () => undefined;
  const fatal = new Promise<LaunchError>((resolve) => {
    onFatal = resolve;
  });
  const controller = new AbortController();
  const asked = untilSignal().then(() => controller.abort());
  try {
    const launched = await launch({ ...options, signal: controller.signal, onFatal });
    announce(launched, options.dataDir);
    const error = await Promise.race([asked, fatal]);
    terminal.write('正在停止 · stopping\n');
    await launched.stop();
    if (error !== undefined) throw error;
  } catch (error) {
    // Interrupted while starting: what had been started is already ended in order.
    if (!controller.signal.aborted) throw error;
  }
  terminal.write('已停止 · stopped\n');
}

await main().catch((error: unknown) => {
  terminal.write(`${describe(error)}\n`);
  process.exitCode = 1;
});
process.exit();
