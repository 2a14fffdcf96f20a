#!/usr/bin/env node
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

/** Reads `2026-02-24/2026-02-25:reason`; instants may stand for dates. */
function readPause(text: string): TermPause {
  const parts = /^([^/]+)\/(\d{4}-\d{2}-\d{2}(?:T[\d:.]+?(?:Z|[+-]\d{2}:\d{2})?)?):(.+)$/.exec(text);
  if (!parts) throw new BusinessTimeError('bad-pause', { pause: text });
  return { from: parts[1]!, to: parts[2]!, reason: parts[3]!.trim() };
}

function print(result: ReckonedTerm, json: boolean): void {
  const [zh, en] = [explainTerm(result, 'zh-CN'), explainTerm(result, 'en')];
  if (json) {
    const { term, ...rest } = result;
    process.stdout.write(`${JSON.stringify({ ...rest, add: formatTerm(term), text: { 'zh-CN': zh.text, en: en.text } }, null, 2)}\n`);
    return;
  }
  const lines = [
    `${result.dueDate}${result.provisional ? ' (provisional / 暂定)' : ''}  ${result.dueAt}  [${result.calendarId} @ ${result.calendarVersion}]`,
    zh.text,
    en.text,
    ...zh.days.map((day, at) => `  ${day.date} ${day.counted ? '+' : ' '} ${day.text} · ${en.days[at]!.text}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function run(args: string[]): number {
  const json = args.includes('--json');
  try {
    const { values } = parseArgs({
      args,
      options: {
        calendar: { type: 'string' }, from: { type: 'string' }, add: { type: 'string' }, at: { type: 'string' },
        pause: { type: 'string', multiple: true }, 'as-of': { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' },
      },
    });
    if (values.help || values.calendar === undefined || values.from === undefined || values.add === undefined) {
      process[values.help ? 'stdout' : 'stderr'].write(`${usage}\n`);
      return values.help ? 0 : 2;
    }
    print(
      addTerm({
        calendar: getCalendar(values.calendar, values['as-of']),
        from: values.at === undefined ? values.from : `${values.from}T${values.at}`,
        term: parseTerm(values.add),
        pauses: (values.pause ?? []).map(readPause),
      }),
      json,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof BusinessTimeError)) {
      // parseArgs throws plain errors for unknown flags; anything else is a fault and shows itself.
      if (!(error instanceof TypeError && 'code' in error)) throw error;
      process.stderr.write(`${error.message}\n${usage}\n`);
      return 2;
    }
    const { code, params } = error;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, params } })}\n`);
    process.stderr.write(`refused: ${code} ${JSON.stringify(params)}\n`);
    return 2;
  }
}

process.exitCode = run(process.argv.slice(2));
