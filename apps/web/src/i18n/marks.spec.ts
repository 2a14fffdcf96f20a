import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { marksOf } from './marks';

it('has the signs of either language', () => {
  expect(marksOf('zh-CN')).toEqual({ colon: '：', open: '（', close: '）', comma: '、', semicolon: '；' });
  expect(marksOf('en')).toEqual({ colon: ': ', open: ' (', close: ')', comma: ', ', semicolon: '; ' });
});

it('leaves no wide sign in a page, where an English reader would meet it', () => {
  const root = new URL('../', import.meta.url);
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  expect(pages.length).toBeGreaterThan(50);
  const found = pages.flatMap((name) =>
    readFileSync(new URL(name, root), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .split('\n')
      .filter((line) => /[：（）、；]/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
