import { expect, it } from '@jest/globals';
import { en } from './en/index';
import { zhCN } from './zh-CN/index';

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : leaves(value as object, `${path}${key}.`),
  );
}
const slots = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();

it('has the same keys in both languages', () => {
  // A singular belongs to English alone.
  const keys = leaves(en).map(([key]) => key);
  expect(keys.filter((key) => !key.endsWith('_one'))).toEqual(leaves(zhCN).map(([key]) => key));
});

it('says something under every key', () => {
  expect([...leaves(zhCN), ...leaves(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('fills the same places in both languages', () => {
  const english = new Map(leaves(en));
  const differing = leaves(zhCN).filter(
    ([key, text]) => `${slots(text)}` !== `${slots(english.get(key) ?? '')}`,
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

it('names no two acts alike where all of them stand in one list', () => {
  for (const { act } of [zhCN.codes, en.codes]) {
    const names = Object.values(act);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  }
});
