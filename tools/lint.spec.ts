import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const topic = 'services/topic-service/src/topic';
const ts = '@typescript-eslint';
const promise = 'const act = async (): Promise<number> => 1;';
const long = 'export const line = 1;\n' + '// a line\n'.repeat(300);

/** One file for each fault: rule, file, text. */
const faults: [rule: string, file: string, text: string][] = [
  [`${ts}/no-floating-promises`, `${topic}/a.ts`, `${promise}\nact();`],
  [
    `${ts}/no-misused-promises`,
    `${topic}/b.ts`,
    `${promise}\nexport const b = (): boolean => { if (act()) return true; return false; };`,
  ],
  [`${ts}/await-thenable`, `${topic}/c.ts`, 'export const c = async (): Promise<number> => await 1;'],
  [
    `${ts}/consistent-type-imports`,
    `${topic}/d.ts`,
    "import { Kind } from './kind.js';\nexport const d: Kind = 'd';",
  ],
  [`${ts}/no-explicit-any`, `${topic}/e.ts`, 'export const e = (x: any): unknown => x;'],
  [`${ts}/no-base-to-string`, `${topic}/f.ts`, 'export const f = (x: { a: 1 }): string => String(x);'],
  [
    `${ts}/switch-exhaustiveness-check`,
    `${topic}/g.ts`,
    "export const g = (x: 'a' | 'b'): number => { switch (x) { case 'a': return 1; } return 2; };",
  ],
  [`${ts}/only-throw-error`, `${topic}/h.ts`, "export const h = (): never => { throw 'text'; };"],
  [`${ts}/prefer-promise-reject-errors`, `${topic}/i.ts`, "export const i = Promise.reject('text');"],
  [
    `${ts}/return-await`,
    `${topic}/j.ts`,
    `${promise}\nexport const j = async (): Promise<number> => { try { return act(); } catch { return 2; } };`,
  ],
  [`${ts}/ban-ts-comment`, `${topic}/k.ts`, "// @ts-ignore\nexport const k: number = 'k';"],
  [
    `${ts}/no-for-in-array`,
    `${topic}/l.ts`,
    'export const l = (a: number[]): void => { for (const i in a) throw new Error(i); };',
  ],
  [`${ts}/no-require-imports`, `${topic}/m.ts`, "export const m = (): unknown => require('node:fs');"],
  ['no-console', `${topic}/n.ts`, "console.log('n');"],
  ['no-restricted-properties', `${topic}/o.ts`, 'export const o = process.env.O;'],
  ['no-restricted-imports', `${topic}/p.ts`, "import { env } from 'node:process';\nexport const p = env;"],
  ['max-lines', `${topic}/q.ts`, long],
  ['max-lines', 'infra/src/q.ts', long],
  ['max-lines', 'e2e/src/q.ts', long],
  ['max-lines', 'infra/launcher/q.mjs', long],
  ['eqeqeq', `${topic}/r.ts`, 'export const r = (x: number): boolean => x == 1;'],
  [
    'curly',
    `${topic}/s.ts`,
    'export const s = (x: boolean): number => {\n  if (x)\n    return 1;\n  return 2;\n};'.replace(
      '1;',
      'Math.max(\n 1, 2);',
    ),
  ],
  ['no-empty', `${topic}/t.ts`, "export const t = (): void => { try { JSON.parse(''); } catch {} };"],
  ['no-restricted-syntax', `${topic}/u.ts`, "export * from './kind.js';"],
  [
    'no-restricted-syntax',
    `${topic}/v.ts`,
    'declare function Entity(): ClassDecorator;\ndeclare function ObjectType(): ClassDecorator;\n@Entity()\n@ObjectType()\nexport class V {}',
  ],
  ['no-restricted-syntax', `${topic}/w.rules.ts`, 'export const w = (): number => Date.now();'],
  ['no-restricted-syntax', `${topic}/x.rules.ts`, 'export const x = (): Date => new Date();'],
  [
    'no-restricted-syntax',
    `${topic}/acts/a.act.ts`,
    'export const a = { demand: (row: { tx: number }): number => { const { tx } = row; return tx; } };',
  ],
  ['no-restricted-syntax', `${topic}/acts/b.act.ts`, 'export const b = { perform: (): Date => new Date() };'],
  ['no-restricted-syntax', 'packages/business-time/src/y.ts', 'export const y = (): Date => new Date();'],
  [
    'no-restricted-syntax',
    'workflows/src/z.ts',
    `${promise}\nexport const z = async (): Promise<number> => Promise.race([act(), act()]);`,
  ],
  [
    'no-restricted-syntax',
    `${topic}/a.spec.ts`,
    "declare const it: { only(name: string): void };\nit.only('a');",
  ],
  [
    'react-hooks/rules-of-hooks',
    'apps/web/src/page.tsx',
    'declare function useState(): number;\nexport function Page(x: boolean): number { if (x) return useState(); return 1; }',
  ],
  [
    'react-hooks/exhaustive-deps',
    'apps/web/src/part.tsx',
    'declare function useEffect(f: () => void, d: unknown[]): void;\nexport function Part({ x }: { x: { a(): void } }): null { useEffect(() => { x.a(); }, []); return null; }',
  ],
  [`${ts}/no-unused-vars`, 'tools/a.mjs', 'const unused = 1;'],
  ['no-var', 'infra/launcher/b.mjs', 'export var b = 1;'],
];

/** What looks alike and is allowed. */
const allowed: [file: string, text: string][] = [
  [`${topic}/kind.ts`, 'export type Kind = string;'],
  ['services/topic-service/src/env.ts', 'export const env = process.env.PORT;'],
  ['infra/src/say.ts', "console.log('started');"],
  [`${topic}/clock.ts`, 'export const now = (): Date => new Date();'],
  [`${topic}/acts/c.act.ts`, 'export const c = { perform: (tx: number): number => tx };'],
  [`${topic}/migrations/1-first.ts`, long],
  [`${topic}/long.spec.ts`, long],
  ['apps/web/src/generated/graphql.ts', `${long}export const any = (x: any): any => x;`],
  [`${topic}/null.ts`, 'export const none = (x: string | null | undefined): boolean => x == null;'],
];

interface Result {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

describe('the linter', () => {
  let folder: string;
  const found = new Map<string, (string | null)[]>();

  beforeAll(() => {
    // Inside the house, so that @types/node is found; .cache is ignored by git.
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/lint-'));
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    const extended = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { jsx: 'react-jsx', types: ['node'] },
    };
    write('tsconfig.json', JSON.stringify(extended));
    for (const [, file, text] of faults) write(file, text);
    for (const [file, text] of allowed) write(file, text);
    const answer = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/eslint/bin/eslint.js'),
        '.',
        '--config',
        join(root, 'eslint.config.js'),
        '--format=json',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    for (const { filePath, messages } of JSON.parse(answer.stdout) as Result[]) {
      const file = filePath.slice(folder.length + 1);
      found.set(
        file,
        messages.map(({ ruleId, message }) => ruleId ?? message),
      );
    }
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(faults)('%s refuses %s', (rule, file) => {
    expect(found.get(file)).toContain(rule);
  });

  it.each(allowed)('lets %s pass', (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});
