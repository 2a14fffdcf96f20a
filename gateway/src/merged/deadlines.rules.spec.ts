import { expect, it } from '@jest/globals';
import { mergeDeadlines } from './deadlines.rules.js';
import type { DeadlinePage } from './deadlines.rules.js';

const at = (day: string, id: string) => ({ id: `deadline:${id}`, dueAt: `2026-02-${day}T16:00:00.000Z` });
const page = (nodes: DeadlinePage['nodes'], hasMore = false): DeadlinePage => ({
  nodes,
  hasMore,
  totalCount: nodes.length,
});
const shown = (pages: DeadlinePage[], down: boolean): string[] =>
  mergeDeadlines(pages, 3, { continued: false, down }).edges.map(({ node }) => node.id);

it('merges soonest first, and by id where the instants are equal', () => {
  const pages = [page([at('02', 'a'), at('05', 'c')]), page([at('02', 'b'), at('03', 'd')])];
  expect(shown(pages, false)).toEqual(['deadline:a', 'deadline:b', 'deadline:d']);
});

it('merges latest first the same way, and says whether the list goes on', () => {
  const pages = [page([at('05', 'c'), at('02', 'a')]), page([at('03', 'd'), at('02', 'b')], true)];
  expect(shown(pages, true)).toEqual(['deadline:c', 'deadline:d', 'deadline:b']);
  expect(mergeDeadlines(pages, 9, { continued: true, down: true }).pageInfo).toMatchObject({
    hasNextPage: true,
    hasPreviousPage: true,
  });
});
