import { parseArgs } from 'node:util';
import { getCalendar } from './calendar.js';
import { BusinessTimeError } from './errors.js';
import { explainTerm } from './explanation.js';
import { refusalText } from './labels/refusals.js';
import { pauseReasons } from './ledger.js';
import type { TermPause } from './pauses.js';
import { addTerm, formatTerm, parseTerm } from './term.js';
import type { ReckonedTerm } from './term.js';
import { minutesOf } from './zone.js';

const usage = `npm run -s deadline -- --calendar CN --from 2026-02-12 --add 5wd [--at 16:30]
  [--pause 2026-02-24/2026-02-25:force-majeure]... [--as-of 2025-11-30] [--json]

推算期限何日届满，并逐日说明。  Reckons when a term ends, and says why, day by day.

  --calendar  工作日历 calendar: CN, CN-45 (广西 Guangxi), CN-330102 (上城 Shangcheng)
  --from      事件之日，不计入 day of the event (not counted)
  --at        其当地时刻 its local time (hours run from it)
  --add       5wd 工作日 working days, 7cd 日 calendar days, 3m 月 months, 8oh 办公小时 office hours
  --pause     暂停 first/last:reason, both days within (${pauseReasons.join(', ')})
  --as-of     按该日已印发的通知 use the notices issued by that date
  --json      dueDate, dueAt, provisional, days, …; 拒绝时 when refused (exit code 2): error { code, params, text }`;

/** Reads `2026-02-24/2026-02-25:reason`; instants may stand for dates. A reason begins with no digit, as minutes do. */
function readPause(text: string): TermPause {
  const parts = /^([^/]+)\/(.+?):(\D.*)/.exec(text);
  if (!parts) throw new BusinessTimeError('bad-pause', { pause: text });
  return { from: parts[1]!, to: parts[2]!, reason: parts[3]!.trim() };
}

/** What a run of the command leaves behind. */
export interface CommandResult {
  code: number;
  out: string;
  err: string;
}

function render(result: ReckonedTerm, json: boolean): string {
  const [zh, en] = [explainTerm(result, 'zh-CN'), explainTerm(result, 'en')];
  if (json) {
    const { term, ...rest } = result;
    return `${JSON.stringify({ ...rest, add: formatTerm(term), text: { 'zh-CN': zh.text, en: en.text } }, null, 2)}\n`;
  }
  const mark = result.provisional ? ' (provisional / 暂定)' : '';
  const lines = [
    `${result.dueDate}${mark}  ${result.dueAt}  [${result.calendarId} @ ${result.calendarVersion}]`,
    zh.text,
    en.text,
    ...zh.days.map(
      (day, at) => `  ${day.date} ${day.counted ? '+' : ' '} ${day.text} · ${en.days[at]!.text}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A command line that cannot be understood. */
class UsageError extends Error {
  constructor(
    readonly params: Record<string, string>,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

const REQUIRED = ['calendar', 'from', 'add'] as const;

function readFlags(args: string[]) {
  const text = { type: 'string', multiple: true } as const;
  const mark = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: {
      calendar: text,
      from: text,
      add: text,
      at: text,
      pause: text,
      'as-of': text,
      json: mark,
      help: mark,
    },
  });
  const several = Object.entries(values).find(
    ([name, given]) => name !== 'pause' && Array.isArray(given) && given.length > 1,
  );
  if (several) {
    // The last of two would win, and nobody would know which was meant.
    const doubled = `--${several[0]}`;
    throw new UsageError({ doubled }, `${doubled} 重复`, `${doubled} twice`);
  }
  return values;
}

function answer(args: string[], json: boolean): string {
  const flags = readFlags(args);
  const [calendar, from, add, at] = [flags.calendar, flags.from, flags.add, flags.at].map(
    (given) => given?.[0],
  );
  if (flags.help) return `${usage}\n`;
  if (calendar === undefined || from === undefined || add === undefined) {
    const missing = REQUIRED.filter((name) => flags[name] === undefined)
      .map((name) => `--${name}`)
      .join(', ');
    throw new UsageError({ missing }, `缺少 ${missing}`, `${missing} missing`);
  }
  // A zone in it would make it another time than the local one that it is.
  if (at !== undefined) minutesOf(at);
  const result = addTerm({
    calendar: getCalendar(calendar, flags['as-of']?.[0]),
    from: at === undefined ? from : `${from}T${at}`,
    term: parseTerm(add),
    pauses: (flags.pause ?? []).map(readPause),
  });
  return render(result, json);
}

function refused(
  error: { code: string; params: Record<string, unknown>; zh: string; en: string },
  json: boolean,
  tail: string,
): CommandResult {
  const { code, params, zh, en } = error;
  const text = { 'zh-CN': zh, en };
  return {
    code: 2,
    out: json ? `${JSON.stringify({ error: { code, params, text } })}\n` : '',
    err: `refused: ${code} ${JSON.stringify(params)}\n${zh}\n${en}\n${tail}`,
  };
}

/** What node's reader of arguments says of an unknown flag, a flag without its value, a word that is none. */
function asUsageError(error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  // Anything else is a fault and shows itself.
  if (!String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) throw error;
  const [said] = (error as Error).message.split('\n');
  return new UsageError({ said: said! }, `命令行有误：${said}`, said!);
}

/** The command `deadline` on its arguments, without a process: exit code 2 for every refusal. */
export function deadlineCommand(args: string[]): CommandResult {
  const json = args.includes('--json');
  try {
    return { code: 0, out: answer(args, json), err: '' };
  } catch (error) {
    if (error instanceof BusinessTimeError) {
      const [zh, en] = [refusalText(error, 'zh-CN'), refusalText(error, 'en')];
      return refused({ code: error.code, params: error.params, zh, en }, json, '');
    }
    const { params, zh, en } = asUsageError(error);
    return refused({ code: 'bad-usage', params, zh, en }, json, `\n${usage}\n`);
  }
}
