import { parseArgs } from 'node:util';
import type { Json } from './sample/graph.js';

export const USAGE = `npm run -s calendar -- preview|import|publish <file> --layer CN --year 2027 \\
    --notice 国办发明电〔2026〕7号 --issued 2026-11-04 [--amends] [--url http://127.0.0.1:4000] [--token …]
npm run -s calendar -- preview|publish|withdraw <calendarNotice:…>

导入放假安排通知，查看将变动的期限，然后发布。  Imports a notice of working days, shows what would move, publishes it.

  import    读入文件为草稿        reads the file into a draft, and shows the days that it changes
  preview   同上，并列出将变动的期限  as import, and lists the open deadlines that would move
  publish   同上，并发布（不可撤回）  as preview, and puts it in force (for good)
  withdraw  撤回草稿            lets go of a draft

  <file>    CSV, XLSX or JSON with the columns date,name,kind (日期,名称,类型); kind is off or work (放假, 上班)
  --layer   日历层 layer: CN, CN-45, …        --format  CSV, XLSX or JSON; by the file's ending when left out
  --amends  调整通知: changes single days of a year that another notice has settled
  --url     address of a running Concord (default http://127.0.0.1:4000)
  --token   access token of an administrator; default: CONCORD_TOKEN
  --as      示例人员 name of a sample person, in an installation with sample data only
  --json    the answer as JSON                --lang    zh-CN (default) or en`;

export interface Options {
  act: 'preview' | 'import' | 'publish' | 'withdraw';
  /** A file, or a typed id. */
  what: string;
  json: boolean;
  layer?: string;
  year?: number;
  notice?: string;
  issued?: string;
  format?: string;
  amends: boolean;
}

/** A refusal: said without a stack. */
export class Said extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** The server refused; its code is shown beside its sentence. */
    readonly ofServer = false,
    /** Faults of the file, by line. */
    readonly lines: readonly Json[] = [],
  ) {
    super(message);
  }
}

/** A mistake on the command line. */
export class Mistake extends Said {
  constructor(what: string) {
    super('BAD_USAGE', [what, USAGE].filter(Boolean).join('\n\n'));
  }
}

const REQUIRED = ['layer', 'year', 'notice', 'issued'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

/** Reads the command line; whatever is doubled, missing or of another shape is a mistake. */
export function readOptions(args: readonly string[]): { options: Options; values: Record<string, unknown> } {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: {
      layer: { type: 'string' },
      year: { type: 'string' },
      notice: { type: 'string' },
      issued: { type: 'string' },
      format: { type: 'string' },
      amends: { type: 'boolean', default: false },
      url: { type: 'string' },
      token: { type: 'string' },
      as: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  const [act, what] = positionals;
  const known = act === 'preview' || act === 'import' || act === 'publish' || act === 'withdraw';
  if (!known || !what || positionals.length > 2) throw new Mistake('');
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const doubled = given.find((name, at) => given.indexOf(name) !== at);
  if (doubled) throw new Mistake(`--${doubled} 重复 / twice`);
  const { layer, year, notice, issued, format, amends, json, lang } = values;
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new Mistake(`--year ${year}?`);
  if (issued !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(issued)) throw new Mistake(`--issued ${issued}?`);
  if (lang !== undefined && !LANGUAGES.some((known) => known === lang)) throw new Mistake(`--lang ${lang}?`);
  if (!what.startsWith('calendarNotice:')) {
    if (act === 'withdraw') throw new Mistake('withdraw <calendarNotice:…>');
    const missing = REQUIRED.filter((name) => !given.includes(name));
    if (missing.length > 0) throw new Mistake(missing.map((name) => `--${name}?`).join(' '));
  }
  return {
    options: {
      act,
      what,
      amends,
      json,
      ...(layer !== undefined && { layer }),
      ...(year !== undefined && { year: Number(year) }),
      ...(notice !== undefined && { notice }),
      ...(issued !== undefined && { issued }),
      ...(format !== undefined && { format }),
    },
    values,
  };
}
