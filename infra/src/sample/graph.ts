import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType } from 'graphql';
import { repoRoot } from '../paths.js';

/** An object of the graph, as far as a tool looks into it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers have the shape of the query that was sent
export type Json = Record<string, any>;

/** Why nothing was done, as the graph says it. */
export interface Refusal {
  code: string;
  message: string;
  rule: string | null;
  source: string | null;
  params: { name: string; value: string }[];
}

/** Thrown where an act was refused. */
export class ActRefused extends Error {
  constructor(
    readonly act: string,
    readonly refusal: Refusal,
  ) {
    super(`${act} was refused: ${refusal.code} (${refusal.message})`);
  }
}

/** Thrown where the answer carries errors, or no GraphQL came back. */
export class GraphFailed extends Error {
  constructor(
    readonly codes: string[],
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Who asks and as of when; without a token it is the public. */
export interface Asking {
  token?: string;
  /** Case time of a back-dated act; the sample loader's token only. */
  asOf?: string;
  language?: 'zh-CN' | 'en';
}

/** An act's answer: the object it changed, and whether its key had been answered before. */
export interface Done {
  object: Json;
  replayed: boolean;
  payload: Json;
}

interface Mutation {
  input: string;
  /** Field of the payload that holds the object; absent where the payload has none. */
  object: string | undefined;
}

const PATIENCE_MS = 60_000;

/** Mutations of the committed schema: the type of their input, and where the answer holds the object. */
function readMutations(): Map<string, Mutation> {
  const schema = buildSchema(readFileSync(join(repoRoot, 'gateway', 'schema.graphql'), 'utf8'));
  const found = new Map<string, Mutation>();
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const input = field.args.find((arg) => arg.name === 'input');
    const payload = getNamedType(field.type);
    if (!input || !('getFields' in payload)) continue;
    const object = Object.entries(payload.getFields()).find(
      ([key, { type }]) => key !== 'refusal' && 'getFields' in getNamedType(type) && key !== 'receipt',
    );
    found.set(name, { input: String(input.type), object: object?.[0] });
  }
  return found;
}

/** The gateway's GraphQL and its sample sign-in: all that the loader, the scenario and the tests know of a Concord. */
export class Graph {
  private readonly mutations = readMutations();

  constructor(
    readonly url: string,
    private readonly loaderSecret?: string,
  ) {}

  /** A token of a sample person; with the loader's secret it may back-date. */
  async tokenOf(personId: string): Promise<string> {
    const answer = await fetch(`${this.url}/oidc/sample-token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.loaderSecret && { 'x-concord-sample-loader': this.loaderSecret }),
      },
      body: JSON.stringify({ personId }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) {
      throw new GraphFailed([], answer.status, `no token: ${answer.status} ${await answer.text()}`);
    }
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  /** One query or mutation; errors in the answer are thrown with their codes. */
  async ask(document: string, variables: Json = {}, asking: Asking = {}): Promise<Json> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-concord-language': asking.language ?? 'zh-CN',
        ...(asking.token && { authorization: `Bearer ${asking.token}` }),
        ...(asking.asOf && { 'x-concord-as-of': asking.asOf }),
      },
      body: JSON.stringify({ query: document, variables }),
      // Moving the clock works off everything that falls due on the way.
      signal: AbortSignal.timeout(PATIENCE_MS * 3),
    });
    const text = await response.text();
    const answer = parse(text) as {
      data?: Json;
      errors?: { message: string; path?: unknown[]; extensions?: Json }[];
    };
    if (!answer) {
      throw new GraphFailed(
        [],
        response.status,
        `no GraphQL answer: ${response.status} ${text.slice(0, 200)}`,
      );
    }
    if (answer.errors?.length) {
      const codes = answer.errors.map((error) => String(error.extensions?.['code'] ?? ''));
      const words = answer.errors.map(
        (e) => `${e.message} ${JSON.stringify(e.extensions ?? {})} at ${(e.path ?? []).join('.')}`,
      );
      throw new GraphFailed(codes, response.status, words.join('; '));
    }
    return answer.data ?? {};
  }

  /** One act; a refusal is thrown as `ActRefused`. */
  async act(name: string, input: Json, selection: string, asking: Asking = {}): Promise<Done> {
    const mutation = this.mutations.get(name);
    if (!mutation) throw new Error(`the graph has no mutation ${name}`);
    const object = mutation.object ? `${mutation.object} { ${selection} }` : '';
    const receipt =
      name === 'submitTopic' || name === 'enterTopicFor' ? 'receipt { code number followUrl }' : '';
    const document = `mutation Act($input: ${mutation.input}) { ${name}(input: $input) {
      ${object} ${receipt} replayed refusal { code message rule source params { name value } } } }`;
    const data = await this.ask(document, { input: { idempotencyKey: randomUUID(), ...input } }, asking);
    const payload = data[name] as Json | null;
    if (!payload) throw new GraphFailed([], 200, `${name} answered nothing`);
    if (payload['refusal']) throw new ActRefused(name, payload['refusal'] as Refusal);
    return {
      object: (mutation.object && payload[mutation.object]) || {},
      replayed: payload['replayed'] === true,
      payload,
    };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
