import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mode } from './data-record.js';
import { LaunchError } from './errors.js';

/** What the command line of `npm start` and `npm run demo` asks for. */
export interface StartArguments {
  mode: Mode;
  dataDir: string;
  port: number;
  sample: boolean;
  from?: string;
  /** host:port of a Temporal Service of the office's own; undefined: a development server is started. */
  temporal?: string;
}

const ADDRESS = /^[^\s/:@]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i;
const DEFAULTS = { start: { data: '.concord', port: '4000' }, demo: { data: '.concord/demo', port: '4100' } };

/** Reads the arguments: the mode first; a relative `--data` counts from where the user stands. */
export function readArguments(args: string[], root: string, userDir: string): StartArguments {
  const mode: Mode = args[0] === 'demo' ? 'demo' : 'start';
  const options = {
    data: { type: 'string' },
    port: { type: 'string', default: DEFAULTS[mode].port },
    'no-sample': { type: 'boolean', default: false },
    ...(mode === 'demo' ? { from: { type: 'string' } as const } : { temporal: { type: 'string' } as const }),
  } as const;
  const values = parse(args.slice(1), options);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new LaunchError(
      `--port 的值“${values.port}”不是端口号（0–65535）。`,
      `--port "${values.port}" is no port number (0–65535).`,
    );
  }
  if (values.temporal !== undefined && !ADDRESS.test(values.temporal)) {
    throw new LaunchError(
      `--temporal 的值“${values.temporal}”不是“主机:端口”。`,
      `--temporal "${values.temporal}" is not host:port.`,
    );
  }
  return {
    mode,
    dataDir: values.data === undefined ? resolve(root, DEFAULTS[mode].data) : resolve(userDir, values.data),
    port,
    sample: !values['no-sample'],
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.temporal === undefined ? {} : { temporal: values.temporal }),
  };
}

interface Values {
  data?: string;
  port: string;
  'no-sample': boolean;
  from?: string;
  temporal?: string;
}

function parse(args: string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']): Values {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values as unknown as Values;
  } catch {
    const [zh, en] =
      options && 'from' in options
        ? ['--from 起始时间', '--from INSTANT']
        : ['--temporal 主机:端口', '--temporal HOST:PORT'];
    throw new LaunchError(
      `参数“${args.join(' ')}”无法识别；可用：--data 目录、--port 端口、--no-sample、${zh}。`,
      `The arguments "${args.join(' ')}" are not understood; there are --data DIR, --port N, --no-sample, ${en}.`,
    );
  }
}
