import chromium from '@sparticuz/chromium';
import { env } from './env.js';
import { LaunchError } from './errors.js';
import { isExecutable, onPath } from './temporal-binaries.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** A browser for tests: `CHROMIUM_PATH`, one on PATH, or the one inside an npm package. */
export async function findChromium(): Promise<string> {
  if (env.chromiumPath !== undefined) {
    if (isExecutable(env.chromiumPath)) return env.chromiumPath;
    throw new LaunchError(
      `环境变量 CHROMIUM_PATH 指向的 ${env.chromiumPath} 不是可执行文件。`,
      `CHROMIUM_PATH names ${env.chromiumPath}, which is not an executable file.`,
    );
  }
  const installed = onPath(NAMES, env.path);
  if (installed !== undefined) return installed;
  try {
    return await chromium.executablePath();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new LaunchError(
      `找不到测试用的浏览器，请安装 Chromium 或用 CHROMIUM_PATH 指明位置（已尝试 PATH 上的 ${NAMES.join('、')} 和 npm 包 @sparticuz/chromium：${why}）。`,
      `No browser for the tests; install Chromium or name one in CHROMIUM_PATH (tried ${NAMES.join(', ')} on PATH and the npm package @sparticuz/chromium: ${why}).`,
    );
  }
}
