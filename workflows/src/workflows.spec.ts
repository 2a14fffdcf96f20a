import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STORIES, STORY_OF_KIND } from '@concord/contracts/stories';
import ts from 'typescript';
import * as registry from './workflows.js';

test('the registered stories are those that the contracts name, each by its own name', () => {
  expect(Object.keys(registry).toSorted()).toEqual(Object.values(STORIES).toSorted());
  expect(new Set(Object.values(STORIES)).size).toBe(Object.keys(STORIES).length);
  for (const [name, story] of Object.entries(registry)) expect(story.name).toBe(name);
  expect(Object.values(STORIES)).toEqual(expect.arrayContaining(Object.values(STORY_OF_KIND)));
});

/** What a file imports for its running, after types are gone. */
function importsOf(file: string): string[] {
  const options = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ESNext,
    verbatimModuleSyntax: true,
  };
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: options,
    fileName: file,
  });
  return ts.preProcessFile(outputText).importedFiles.map(({ fileName }) => fileName);
}

/** Everything that a file leads to: files of its own room are followed, other modules are named. */
function reach(
  file: string,
  seen = new Set<string>(),
  modules = new Set<string>(),
): { files: Set<string>; modules: Set<string> } {
  seen.add(file);
  for (const name of importsOf(file)) {
    if (!name.startsWith('.')) modules.add(name);
    else {
      const next = resolve(dirname(file), name.replace(/\.js$/, '.ts'));
      if (!seen.has(next)) reach(next, seen, modules);
    }
  }
  return { files: seen, modules };
}

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test('stories run on the workflow SDK and words of the contracts, and on nothing else', () => {
  const { files, modules } = reach(source('./workflows.ts'));
  expect([...modules].toSorted()).toEqual(['@concord/contracts/stories', '@temporalio/workflow']);
  expect([...files].filter((file) => /\/(main|env)\.ts$|\/testing\/|\.spec\.ts$/.test(file))).toEqual([]);
  // The one module of ours that they run leads no further.
  expect(importsOf(source('../../packages/contracts/src/stories.ts'))).toEqual([]);
});

test("no story reads chance, the environment or a clock but the workflow's own", () => {
  const { files } = reach(source('./workflows.ts'));
  const texts = [...files].map((file) => readFileSync(file, 'utf8'));
  expect(
    texts.filter((text) =>
      /Math\.random|process\.|setTimeout|setInterval|Promise\.race|console\.|crypto/.test(text),
    ),
  ).toEqual([]);
});
