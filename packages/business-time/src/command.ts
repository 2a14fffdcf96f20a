import { parseArgs } from 'node:util';
import { getCalendar } from './calendar.js';
import { BusinessTimeError } from './errors.js';
import { explainTerm } from './explanation.js';
import { pauseReasons } from './ledger.js';
import type { TermPause } from './pauses.js';
import { addTerm, formatTerm, parseTerm } from './term.js';
import type { ReckonedTerm } from './term.js';

const usage = `npm run -s deadline -- --calendar CN --from 2026-02-12 --add 5wd [--at 16:30]
  [--pause 2026-02-24/2026-02-25:force-majeure]... [--as-of 2025-11-30] [--json]

  --calendar  CN, CN-45 (Guangxi), CN-330102 (Shangcheng)
  --from      day of the event (not counted)      --at     its local time (hours run from it)
  --add       5wd working days, 7cd calendar days, 3m months, 8oh office hours
  --pause     first/last:reason, both days within (${pauseReasons.join(', ')})
  --as-of     use the notices issued by that date`;

/** Reads `2026-02-24/2026-02-25:reason`; instants may stand for dates. A reason begins with no digit, as minutes do. */
function readPause(text: string): TermPause {
  const parts = /([^/]+)\/(.+?):(\D.*)/.exec(text);
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

function isUsageError(error: unknown): error is Error {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}

/** The command `deadline` on its arguments, without a process: exit code 2 for every refusal. */
export function deadlineCommand(args: string[]): CommandResult {
  const json = args.includes('--json');
  try {
    const { values } = parseArgs({
      args,
      options: {
        calendar: { type: 'string' },
        from: { type: 'string' },
        add: { type: 'string' },
        at: { type: 'string' },
        pause: { type: 'string', multiple: true },
        'as-of': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return { code: 0, out: `${usage}\n`, err: '' };
    if (values.calendar === undefined || values.from === undefined || values.add === undefined) {
      return { code: 2, out: '', err: `${usage}\n` };
    }
    const result = addTerm({
      calendar: getCalendar(values.calendar, values['as-of']),
      from: values.at === undefined ? values.from : `${values.from}T${values.at}`,
      term: parseTerm(values.add),
      pauses: (values.pause ?? []).map(readPause),
    });
    return { code: 0, out: render(result, json), err: '' };
  } catch (error) {
    if (error instanceof BusinessTimeError) {
      const { code, params } = error;
      return {
        code: 2,
        out: json ? `${JSON.stringify({ error: { code, params } })}\n` : '',
        err: `refused: ${code} ${JSON.stringify(params)}\n`,
      };
    }
    // parseArgs throws coded errors for unknown flags; anything else is a fault and shows itself.
    if (!isUsageError(error)) throw error;
    return { code: 2, out: '', err: `${error.message}\n${usage}\n` };
  }
}
