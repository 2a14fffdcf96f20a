import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unsizedLists } from './graph/sizes.js';
import { findBreaks } from './supergraph/breaks.js';
import { composeSupergraph } from './supergraph/supergraph.js';
import type { SubgraphSource } from './supergraph/supergraph.js';
import { mergedSdl, MERGED } from './merged/merged.js';
import { SERVICES } from './upstream/services.js';

/** `npm run compose -w @concord/gateway [-- --check] [--allow-breaking]`. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const supergraphPath = `${root}gateway/supergraph.graphql`;
const schemaPath = `${root}gateway/schema.graphql`;

function readSubgraphs(check: boolean): SubgraphSource[] {
  const subgraphs: SubgraphSource[] = [{ name: MERGED, sdl: mergedSdl() }];
  for (const name of SERVICES) {
    const path = `services/${name}-service/schema.graphql`;
    if (existsSync(root + path)) subgraphs.push({ name, sdl: readFileSync(root + path, 'utf8') });
    else if (check) {
      fail(`${path} is missing. Let ${name}-service write its SDL, then compose and commit both.`);
    } else console.warn(`${path} does not exist yet: composed without it.`);
  }
  return subgraphs;
}

function main(args: string[]): void {
  const check = args.includes('--check');
  const result = composeSupergraph(readSubgraphs(check));
  if ('errors' in result) {
    fail(['The subgraphs do not compose:', ...result.errors.map((error) => `  - ${error}`)].join('\n'));
  }
  const unsized = unsizedLists(result.supergraph);
  if (unsized.length > 0) {
    fail(
      `Say of these how long they are, by @listSize (services: their list-sizes.ts):\n  - ${unsized.join('\n  - ')}`,
    );
  }
  const before = existsSync(schemaPath) ? readFileSync(schemaPath, 'utf8') : undefined;
  const breaks = before === undefined ? [] : findBreaks(before, result.schema);
  if (check) {
    const current = existsSync(supergraphPath) ? readFileSync(supergraphPath, 'utf8') : undefined;
    if (current !== result.supergraph || before !== result.schema) {
      report(breaks);
      fail(
        'gateway/supergraph.graphql or gateway/schema.graphql is out of date.\n' +
          'Run `npm run compose -w @concord/gateway` and commit both files.',
      );
    }
    console.log('The committed supergraph is up to date.');
    return;
  }
  report(breaks);
  writeFileSync(supergraphPath, result.supergraph);
  writeFileSync(schemaPath, result.schema);
  console.log('Wrote gateway/supergraph.graphql and gateway/schema.graphql.');
}

function report(breaks: string[]): void {
  if (breaks.length === 0) return;
  console.warn('Breaking differences for clients (deprecate with a date first, where anyone may use them):');
  for (const difference of breaks) console.warn(`  - ${difference}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main(process.argv.slice(2));
