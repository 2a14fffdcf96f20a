import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Asking, Json } from './sample/graph.js';

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

/** What the command needs of a Concord: `Graph` of the sample, or a test's own. */
export interface CalendarServer {
  ask(document: string, variables?: Json, asking?: Asking): Promise<Json>;
  /** Access token of the sample person of that name or id. */
  signInAs(name: string): Promise<string>;
}

export interface CommandResult {
  code: number;
  out: string;
  err: string;
}

interface Options {
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

/** A mistake on the command line, or a refusal of the server: said without a stack. */
class Said extends Error {}

const NOTICE = `id version state layerName year notice issuedOn
  differences { calendarId settledDays days { date before { kind name } after { kind name } } }`;
const REFUSED = 'refusal { code message } replayed';
const IMPORT = `mutation Import($input: ImportCalendarNoticeInput!) { answer: importCalendarNotice(input: $input) {
  calendarNotice { ${NOTICE} } errors { line column code message } ${REFUSED} } }`;
const actOn = (name: string): string =>
  `mutation Act($input: OnCalendarNoticeInput!) { answer: ${name}(input: $input) { calendarNotice { id version state } ${REFUSED} } }`;
const SHOW = `query Show($id: ID!) { calendarNotice(id: $id) { ${NOTICE} } }`;
const MOVES = `query Moves($id: ID!, $after: String) { calendarMoves(noticeId: $id, first: 100, after: $after) {
  totalCount openCount laterCount earlierCount settledCount overdueCount missing pageInfo { hasNextPage endCursor }
  edges { node { title kind caseId dueDate wasProvisional toDate provisional days responsible { name } } } } }`;

/** Looks for the draft in every service: this often, so many wall milliseconds apart. */
const LOOKS = 60;
const PAUSE_MS = 500;

function readOptions(args: readonly string[]): { options: Options; values: Record<string, unknown> } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
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
  if (!known || !what || positionals.length > 2) throw new Said(USAGE);
  const { layer, year, notice, issued, format, amends, json } = values;
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

/** The command on its arguments, without a process: 0 done, 1 refused, 2 a mistake on the command line. */
export async function calendarCommand(
  args: readonly string[],
  server: (url: string) => CalendarServer,
  where: { cwd: string; token: string | undefined },
): Promise<CommandResult> {
  if (args.includes('--help')) return { code: 0, out: `${USAGE}\n`, err: '' };
  let read: ReturnType<typeof readOptions>;
  try {
    read = readOptions(args);
  } catch (error) {
    return { code: 2, out: '', err: `${(error as Error).message}\n` };
  }
  const { options, values } = read;
  const at = server(((values['url'] as string | undefined) ?? 'http://127.0.0.1:4000').replace(/\/+$/, ''));
  try {
    const as = values['as'] as string | undefined;
    const token =
      as === undefined ? ((values['token'] as string | undefined) ?? where.token) : await at.signInAs(as);
    const language = values['lang'] === 'en' ? 'en' : 'zh-CN';
    const run = new CalendarRun(at, { language, ...(token !== undefined && { token }) }, where.cwd);
    const done = await run.run(options);
    return { code: 0, out: options.json ? `${JSON.stringify(done, null, 2)}\n` : describe(done), err: '' };
  } catch (error) {
    return { code: 1, out: '', err: `${(error as Error).message}\n` };
  }
}

/** What was done, as JSON shows it. */
interface Outcome {
  notice: Json;
  moves?: Json & { nodes: Json[] };
}

class CalendarRun {
  constructor(
    private readonly server: CalendarServer,
    private readonly asking: Asking,
    private readonly cwd: string,
  ) {}

  async run(options: Options): Promise<Outcome> {
    const notice = options.what.startsWith('calendarNotice:')
      ? await this.shown(options.what)
      : await this.imported(options);
    if (options.act === 'withdraw') return { notice: await this.act('withdrawCalendarNotice', notice) };
    if (options.act === 'import') return { notice };
    const moves = await this.moves(notice['id'] as string);
    if (options.act === 'preview') return { notice, moves };
    return { notice: await this.act('publishCalendarNotice', notice), moves };
  }

  private async shown(id: string): Promise<Json> {
    const { calendarNotice } = await this.server.ask(SHOW, { id }, this.asking);
    if (!calendarNotice) throw new Said(`没有通知 ${id}。 / There is no notice ${id}.`);
    return calendarNotice as Json;
  }

  /** The same file under the same particulars is the same draft, however often the command is called. */
  private async imported(options: Options): Promise<Json> {
    const { layer, year, notice, issued, amends, what } = options;
    if (layer === undefined || year === undefined || notice === undefined || issued === undefined) {
      throw new Said(`--layer, --year, --notice, --issued ?\n\n${USAGE}`);
    }
    if (options.act === 'withdraw') throw new Said(`withdraw <calendarNotice:…>\n\n${USAGE}`);
    const file = readFileSync(resolve(this.cwd, what));
    const format = (options.format ?? extname(what).slice(1)).toUpperCase();
    const particulars = { layerId: layer, year, notice, issuedOn: issued, amends, format };
    const digest = createHash('sha256').update(JSON.stringify(particulars)).update(file).digest('hex');
    const input = { ...particulars, fileBase64: file.toString('base64') };
    // A draft that was withdrawn is not brought back: the next import of the file makes another one.
    for (let again = 0; ; again++) {
      const idempotencyKey = `calendar:${digest}${again > 0 ? `:${again}` : ''}`;
      const { answer } = await this.server.ask(IMPORT, { input: { ...input, idempotencyKey } }, this.asking);
      const lines = (answer['errors'] as Json[]).map(
        (e) => `\n  ${e['line']}: ${e['message']} (${e['code']})`,
      );
      if (answer['refusal']) throw new Said(`${refusal(answer)}${lines.join('')}`);
      const draft = answer['calendarNotice'] as Json;
      if (draft['state'] !== 'WITHDRAWN') return draft;
    }
  }

  private async act(name: string, { id, version }: Json): Promise<Json> {
    const input = { id, ifVersion: version, idempotencyKey: `${name}:${id}:${version}` };
    const { answer } = await this.server.ask(actOn(name), { input }, this.asking);
    if (answer['refusal']) throw new Said(refusal(answer));
    return answer['calendarNotice'] as Json;
  }

  /** All pages, once every service has heard of the draft. */
  private async moves(id: string): Promise<Json & { nodes: Json[] }> {
    let page = await this.page(id, null);
    for (let look = 1; (!page || page['missing'].length > 0) && look < LOOKS; look++) {
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
      page = await this.page(id, null);
    }
    if (!page) throw new Said('没有服务知道该通知。 / No service has heard of the notice.');
    const { edges, pageInfo, ...totals } = page;
    const nodes = (edges as Json[]).map((edge) => edge['node'] as Json);
    for (let next = pageInfo as Json; next['hasNextPage'];) {
      const more = (await this.page(id, next['endCursor'] as string))!;
      nodes.push(...(more['edges'] as Json[]).map((edge) => edge['node'] as Json));
      next = more['pageInfo'] as Json;
    }
    return { ...totals, nodes };
  }

  private async page(id: string, after: string | null): Promise<Json | null> {
    return (await this.server.ask(MOVES, { id, after }, this.asking))['calendarMoves'] as Json | null;
  }
}

const refusal = (answer: Json): string => `${answer['refusal']['message']} (${answer['refusal']['code']})`;

const dayText = (day: Json): string => [day['kind'], day['name']].filter(Boolean).join(' ');

function describe({ notice, moves }: Outcome): string {
  const lines = [`${notice['id']}  ${notice['state']}`];
  if (notice['notice']) {
    lines.push(`${notice['layerName']} ${notice['year']}  ${notice['notice']}  ${notice['issuedOn']}`);
  }
  for (const changed of (notice['differences'] ?? []) as Json[]) {
    lines.push(`${changed['calendarId']}: +${changed['settledDays']} settled`);
    for (const { date, before, after } of changed['days'] as Json[]) {
      lines.push(`  ${date}  ${dayText(before)} → ${dayText(after)}`);
    }
  }
  if (moves) {
    const { openCount, totalCount, laterCount, earlierCount, settledCount, overdueCount, missing } = moves;
    lines.push(
      `${totalCount} of ${openCount} open deadlines move: ${laterCount} later, ${earlierCount} earlier, ` +
        `${settledCount} settled, ${overdueCount} overdue at once`,
    );
    if (missing.length > 0) lines.push(`! without ${missing.join(', ')}`);
    for (const move of moves.nodes) {
      const from = `${move['dueDate']}${move['wasProvisional'] ? '?' : ''}`;
      const to = `${move['toDate']}${move['provisional'] ? '?' : ''}`;
      const unit = move['responsible']?.['name'] ?? '';
      lines.push(
        `  ${from} → ${to} (${move['days'] > 0 ? '+' : ''}${move['days']} d)  ${move['kind']}  ${move['title']}  ${unit}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
