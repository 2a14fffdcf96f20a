import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { Mistake, readOptions, Said, USAGE, type Options } from './calendar-options.js';
import type { Asking, GraphFailed, Json } from './sample/graph.js';

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

/** What directory-service takes, bytes. */
const MAX_BYTES = 500_000;

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

/** The command on its arguments, without a process: 0 done, 1 refused, 2 a mistake on the command line. */
export async function calendarCommand(
  args: readonly string[],
  server: (url: string) => CalendarServer,
  where: { cwd: string; token: string | undefined },
): Promise<CommandResult> {
  if (args.includes('--help')) return { code: 0, out: `${USAGE}\n`, err: '' };
  const json = args.includes('--json');
  let read: ReturnType<typeof readOptions>;
  try {
    read = readOptions(args);
  } catch (error) {
    return failed(2, error instanceof Said ? error : new Mistake((error as Error).message), json);
  }
  const { options, values } = read;
  const url = ((values['url'] as string | undefined) ?? 'http://127.0.0.1:4000').replace(/\/+$/, '');
  const at = server(url);
  try {
    const as = values['as'] as string | undefined;
    const token =
      as === undefined ? ((values['token'] as string | undefined) ?? where.token) : await at.signInAs(as);
    const language = values['lang'] === 'en' ? 'en' : 'zh-CN';
    const run = new CalendarRun(at, { language, ...(token !== undefined && { token }) }, where.cwd);
    const done = await run.run(options);
    return { code: 0, out: options.json ? `${JSON.stringify(done, null, 2)}\n` : describe(done), err: '' };
  } catch (error) {
    return failed(1, saidOf(error as Error, url), json);
  }
}

function saidOf(error: Error, url: string): Said {
  if (error instanceof Said) return error;
  if (error.message === 'fetch failed') {
    return new Said('NO_ANSWER', `${url} 没有应答。 / Nothing answers at ${url}.`);
  }
  return new Said((error as Partial<GraphFailed>).codes?.[0] || 'FAILED', error.message);
}

function failed(exit: number, { code, message, lines, ofServer }: Said, json: boolean): CommandResult {
  const said = ofServer ? `${message} (${code})` : message;
  const error = { code, message, ...(lines.length > 0 && { lines }) };
  const listed = lines.map((line) => `\n  ${line['line']}: ${line['message']} (${line['code']})`).join('');
  return { code: exit, out: json ? `${JSON.stringify({ error })}\n` : '', err: `${said}${listed}\n` };
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
    if (!calendarNotice) throw new Said('NOT_FOUND', `没有通知 ${id}。 / There is no notice ${id}.`);
    return calendarNotice as Json;
  }

  /** The same file under the same particulars is the same draft, however often the command is called. */
  private async imported(options: Options): Promise<Json> {
    const { layer, year, notice, issued, amends, what } = options;
    const file = readNotice(resolve(this.cwd, what), what);
    const format = (options.format ?? extname(what).slice(1)).toUpperCase();
    const particulars = { layerId: layer, year, notice, issuedOn: issued, amends, format };
    const digest = createHash('sha256').update(JSON.stringify(particulars)).update(file).digest('hex');
    const input = { ...particulars, fileBase64: file.toString('base64') };
    // A draft that was withdrawn is not brought back: the next import of the file makes another one.
    for (let again = 0; ; again++) {
      const idempotencyKey = `calendar:${digest}${again > 0 ? `:${again}` : ''}`;
      const { answer } = await this.server.ask(IMPORT, { input: { ...input, idempotencyKey } }, this.asking);
      if (answer['refusal']) throw refused(answer);
      const draft = answer['calendarNotice'] as Json;
      if (draft['state'] !== 'WITHDRAWN') return draft;
    }
  }

  private async act(name: string, { id, version }: Json): Promise<Json> {
    const input = { id, ifVersion: version, idempotencyKey: `${name}:${id}:${version}` };
    const { answer } = await this.server.ask(actOn(name), { input }, this.asking);
    if (answer['refusal']) throw refused(answer);
    return answer['calendarNotice'] as Json;
  }

  /** All pages, once every service has heard of the draft. */
  private async moves(id: string): Promise<Json & { nodes: Json[] }> {
    let page = await this.page(id, null);
    for (let look = 1; (!page || page['missing'].length > 0) && look < LOOKS; look++) {
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
      page = await this.page(id, null);
    }
    if (!page) throw new Said('NOT_FOUND', '没有服务知道该通知。 / No service has heard of the notice.');
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

function refused({ refusal, errors }: Json): Said {
  return new Said(refusal['code'] as string, refusal['message'] as string, true, (errors ?? []) as Json[]);
}

/** The file's bytes; one that cannot be taken is not sent. */
function readNotice(path: string, shown: string): Buffer {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    throw new Said('FILE_UNREADABLE', `无法读取 ${shown}。 / ${shown} cannot be read.`);
  }
  if (file.length <= MAX_BYTES) return file;
  throw new Said('FILE_TOO_LARGE', `${shown} 超过 500 KB。 / ${shown} is larger than 500 kB.`);
}

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
