import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';
import { armedOf, clockOfKind, CLOCKS, unknownClocks, WINDOW_KINDS } from './clocks.js';
import type { ClockOwner } from './clocks.js';

const SERVICES = new URL('../../../services/', import.meta.url).pathname;
const OWNERS: ClockOwner[] = ['topic-service', 'consultation-service', 'feedback-service'];

/** Every `starts: ['KIND']` of an act and every `arm(tx, row, 'KIND', …)` in a file, with the function or method that it stands in. */
function armings(path: string, text: string): { kind: string; place: string }[] {
  const found: { kind: string; place: string }[] = [];
  const walk = (node: ts.Node, within: string): void => {
    const named = ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node);
    const here = named && node.name ? node.name.getText() : within;
    if (ts.isCallExpression(node) && node.expression.getText() === 'arm') {
      const kind = node.arguments[2];
      if (!kind || !ts.isStringLiteral(kind)) throw new Error(`${path}: arm() names its clock literally`);
      found.push({ kind: kind.text, place: `${path}:${here}` });
    }
    // An act says which clocks it starts.
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'starts') {
      node.initializer.forEachChild((kind) => {
        if (ts.isStringLiteral(kind)) found.push({ kind: kind.text, place: path });
      });
    }
    node.forEachChild((child) => walk(child, here));
  };
  walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), '');
  return found;
}

function sources(owner: ClockOwner): { path: string; text: string }[] {
  const root = `${SERVICES}${owner}/src`;
  return globSync(`${root}/**/*.ts`, { exclude: (file) => String(file).endsWith('.spec.ts') }).map(
    (file) => ({
      path: relative(root, file),
      text: readFileSync(file, 'utf8'),
    }),
  );
}

test.each(OWNERS)('%s arms each clock where the registry says so, and no other', (owner) => {
  const armed = sources(owner).flatMap(({ path, text }) => armings(path, text));
  const said = new Set(
    Object.values(CLOCKS)
      .flatMap(armedOf)
      .filter((clock) => clock.owner === owner)
      .flatMap((clock) => clock.at.map((place) => `${clock.kind} ${place}`)),
  );
  expect(said.size).toBeGreaterThan(3);
  expect([...new Set(armed.map(({ kind, place }) => `${kind} ${place}`))].sort()).toEqual([...said].sort());
});

test.each(OWNERS)('%s has one door through which clocks are armed', (owner) => {
  const doors = sources(owner).filter(({ text }) => /clocks\s*\.arm\(/.test(text));
  expect(doors).toHaveLength(1);
});

test('each event from which a clock runs is named where it is armed', () => {
  for (const clock of Object.values(CLOCKS).flatMap(armedOf)) {
    const texts = sources(clock.owner).map(({ text }) => text);
    for (const anchor of clock.anchors) {
      expect([clock.kind, anchor, texts.some((text) => text.includes(`'${anchor}'`))]).toEqual([
        clock.kind,
        anchor,
        true,
      ]);
    }
  }
});

test('the table D.1 is whole, with its variants', () => {
  const numbers = new Set(Object.keys(CLOCKS).map((key) => key.replace(/_.*/, '')));
  expect([...numbers].sort()).toEqual(Array.from({ length: 26 }, (_, n) => `D${n + 1}`).sort());
});

test('a profile that declares a clock which nobody arms is named with it', () => {
  const budget = { unit: 'wd', n: 5, source: 'INF' } as const;
  expect(unknownClocks({ clocks: { D1: budget, D7: budget } })).toEqual([]);
  expect(unknownClocks({ clocks: { D1: budget, D99: budget, D25: budget, toString: budget } })).toEqual([
    'D99',
    'D25',
    'toString',
  ]);
});

test('a window is known by its kind', () => {
  expect([...WINDOW_KINDS].sort()).toEqual(['ITEM_RETURN', 'PUBLICITY', 'TOPIC_FILING_RETURN']);
  expect(clockOfKind('SESSION_NOTICE')?.mode).toBe('before');
  expect(clockOfKind('NOTHING')).toBeUndefined();
});
