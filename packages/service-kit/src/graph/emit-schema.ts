import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { graphql, Kind, parse, print, visit, type ConstDirectiveNode, type DefinitionNode } from 'graphql';
import type { Manifest } from '../acts/manifest.js';
import { rootModule } from '../bootstrap.js';
import { schemaDrift } from '../database/drift.js';
import { driftDatabaseUrl, serviceInfo, type ServiceEnv } from '../env.js';
import { createLog } from '../log.js';
import { WallCaseClock } from '../temporal/case-clock.js';

/** Nothing is connected while a schema is written; the values only fill their places. */
const NOWHERE = {
  CONCORD_PORT: 0,
  LOG_LEVEL: 'error',
  REQUEST_MAX_OBJECTS: 1,
  REQUEST_DEADLINE_MS: 1,
  CONCORD_SANDBOX: false,
  CASE_CLOCK_OFFSET_MS: 0,
} as ServiceEnv;

const MACHINERY = /^(_Any|_Entity|_Service|federation__|link__)/;

const nameOf = (node: DefinitionNode): string => ('name' in node ? (node.name?.value ?? '') : '');
const byName = (a: DefinitionNode, b: DefinitionNode): number =>
  nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;

/** Nest turns the order of decorators around at each build of a schema. */
function sortDirectives<Node extends DefinitionNode>(definition: Node): Node {
  const byText = (a: ConstDirectiveNode, b: ConstDirectiveNode): number => (print(a) < print(b) ? -1 : 1);
  return visit(definition, {
    enter: (node) =>
      'directives' in node && node.directives && node.directives.length > 1
        ? { ...node, directives: [...(node.directives as ConstDirectiveNode[])].sort(byText) }
        : undefined,
  });
}

/**
 * What the service itself defines, by name, so that moving a file changes no line of the committed SDL. The
 * federation's own machinery is left out: `@link` says all of it.
 */
export function tidySdl(sdl: string): string {
  const own = parse(sdl).definitions.filter((node) => {
    if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION) return false;
    if (
      node.kind === Kind.OBJECT_TYPE_EXTENSION &&
      node.fields?.some((field) => field.name.value === '_service')
    ) {
      return false;
    }
    return !MACHINERY.test(nameOf(node));
  });
  const used = new Set<string>();
  const types = own
    .filter((node) => node.kind !== Kind.SCHEMA_EXTENSION)
    .sort(byName)
    .map(sortDirectives);
  for (const node of types) {
    visit(node, { Directive: (directive) => void used.add(`@${directive.name.value}`) });
  }
  const links = own
    .filter((node) => node.kind === Kind.SCHEMA_EXTENSION)
    .map((node) =>
      visit(node, {
        ListValue: (list) => ({
          ...list,
          values: list.values.filter((value) => value.kind === Kind.STRING && used.has(value.value)),
        }),
      }),
    );
  return `${print({ kind: Kind.DOCUMENT, definitions: [...links, ...types] })}\n`;
}

/** The subgraph's SDL as a service would answer it, without starting anything. */
export async function subgraphSdl(module: Type): Promise<string> {
  const info = serviceInfo('schema');
  const kit = { env: NOWHERE, info, clock: new WallCaseClock(), log: createLog('schema', 'error') };
  const app = await NestFactory.create(rootModule(module, kit), new FastifyAdapter(), {
    // Preview: nothing of the service is constructed but the graph itself.
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  try {
    await app.init();
    const { schema } = app.get(GraphQLSchemaHost, { strict: false });
    const answer = await graphql({ schema, source: '{ _service { sdl } }' });
    const sdl = (answer.data?.['_service'] as { sdl?: string } | undefined)?.sdl;
    if (!sdl) throw new Error(`no SDL: ${JSON.stringify(answer.errors)}`);
    return tidySdl(sdl);
  } finally {
    await app.close();
  }
}

/**
 * The service's schema program; each service's `src/schema.main.ts` is this one call.
 * Plain: writes the subgraph's SDL. `--check`: says whether the written one is up to date.
 * `--drift NAME`: says whether the migrations make, in the empty database TEST_DATABASE_URL, what the entities describe.
 */
export async function emitSchema(options: {
  module: Type;
  file: string;
  /** Acts of people, written beside it as `acts.json`. */
  acts?: readonly Manifest[];
}): Promise<void> {
  const drift = process.argv.indexOf('--drift');
  if (drift !== -1) {
    const statements = await schemaDrift(process.argv[drift + 1] ?? '', options.module, driftDatabaseUrl());
    if (statements.length === 0) return;
    process.stdout.write(`Missing between migrations and entities:\n${statements.join(';\n')};\n`);
    process.exitCode = 1;
    return;
  }
  const file = resolve(options.file);
  await keep(file, await subgraphSdl(options.module));
  if (!options.acts) return;
  await keep(join(dirname(file), 'acts.json'), `${JSON.stringify(options.acts, null, 1)}\n`);
}

/** Writes what the code defines, or says whether it is what is written. */
async function keep(file: string, text: string): Promise<void> {
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    process.stdout.write(`${file} written\n`);
    return;
  }
  const written = await readFile(file, 'utf8').catch(() => undefined);
  if (written === text) return;
  process.stdout.write(`${file} is ${written === undefined ? 'missing' : 'not what the code defines'}\n`);
  process.exitCode = 1;
}
