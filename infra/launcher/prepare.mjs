/**
 * What must be done before any of our own programs can run: plain JavaScript without
 * dependencies, for any Node >= 20.19 on a machine that has nothing of ours.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const windows = process.platform === 'win32';
const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

const begun = performance.now();
const say = (zh, en) =>
  process.stderr.write(`[${((performance.now() - begun) / 1000).toFixed(1).padStart(5)}s] ${zh} · ${en}\n`);

/** Ends with one sentence in each language. */
export function fail(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}，请从 https://nodejs.org 安装后重试。`,
    `Node.js 20.19 or later is needed and this is ${process.versions.node}; install it from https://nodejs.org and try again.`,
  );
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Why the packages must be installed, or undefined when what lies in node_modules is what the lockfile says. */
export function staleReason(directory = root) {
  const hidden = join(directory, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'missing';
  const wanted = readJson(join(directory, 'package-lock.json')).packages;
  const installed = readJson(hidden).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    // Workspaces are links: a new one must be laid. Optional packages of other systems are rightly absent.
    if (entry.link) {
      if (existsSync(join(directory, path))) continue;
      return path;
    }
    if (entry.optional || entry.devOptional || entry.peer) continue;
    if (installed[path]?.version !== entry.version) return path;
  }
  return undefined;
}

const npm = windows ? 'npm.cmd' : 'npm';
const SLOW_MS = 15_000;

/**
 * Runs one step of npm. `shown`: its output is seen as it comes; else only when it fails, with a sign of
 * life while it is slow. All of it goes to stderr: stdout belongs to the program itself.
 */
async function step(args, shown, zh, en) {
  const child = spawn(npm, args, {
    cwd: root,
    stdio: ['ignore', shown ? 2 : 'pipe', shown ? 2 : 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    shell: windows,
  });
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const alive = setInterval(() => say('仍在进行', 'still at it'), SLOW_MS);
  const [code] = await once(child, 'close').catch((error) => [String(error)]);
  clearInterval(alive);
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    fail(zh, en);
  }
}

async function install() {
  if (staleReason() === undefined) {
    return;
  }
  say('正在安装依赖包（首次需要几分钟）', 'installing packages (a few minutes the first time)');
  await step(
    ['ci', '--no-fund', '--no-audit', '--loglevel=error', '--progress=true'],
    true,
    '依赖包安装失败：请检查网络和 npm 源设置，然后重新运行同一命令。',
    'Installing the packages failed: check the network and the npm registry setting, then run the same command again.',
  );
}

async function build() {
  say('正在构建（未改动的部分取自缓存）', 'building (what has not changed comes from the cache)');
  await step(
    ['run', '--silent', 'build'],
    false,
    '构建失败：原因见上方输出，更正后重新运行同一命令。',
    'The build failed: see the output above, mend it and run the same command again.',
  );
}

/** Installs and builds what is missing or stale. */
export async function prepare() {
  checkNode();
  await install();
  await build();
}

const newest = (directory) =>
  readdirSync(directory, { recursive: true }).reduce(
    (last, file) => Math.max(last, statSync(join(directory, file)).mtimeMs),
    0,
  );

/** For short commands, which must stay quick: does nothing where this workspace was built since its sources changed. */
export async function prepareOnce(workspace) {
  const [sources, built] = ['src', 'dist'].map((part) => join(root, workspace, part));
  const ready = staleReason() === undefined && existsSync(built) && newest(built) >= newest(sources);
  if (!ready) await prepare();
}

/** Runs one of our programs on the pinned Node: in this very process if it already is that Node. */
export async function runProgram(program, args) {
  if (!existsSync(pinnedNode)) {
    fail(
      '依赖包不完整（缺少 npm 包 node），请删除 node_modules 后重新运行同一命令。',
      'The packages are incomplete (npm package node is missing); remove node_modules and run the same command again.',
    );
  }
  const file = join(root, 'infra', 'dist', program);
  if (realpathSync(process.execPath) === realpathSync(pinnedNode)) {
    process.argv = [process.argv[0], file, ...args];
    await import(file);
    return;
  }
  // The channel tells the program when we are killed; it then ends everything in order.
  const child = spawn(pinnedNode, [file, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
}
