import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { keepingOthers } from './page.js';

const committed = readFileSync(new URL('../../../docs/benchmarks.md', import.meta.url), 'utf8');
const mutation = '## Mutation score of business-time';

describe('the page of benchmarks', () => {
  it('keeps the figures of other commands, however often it is written anew', () => {
    const once = keepingOthers('# Benchmarks\n\nnew figures\n', committed);
    expect(once.startsWith('# Benchmarks\n\nnew figures\n\n')).toBe(true);
    expect(once).not.toContain('## Start');
    expect(once.slice(once.indexOf(mutation))).toBe(committed.slice(committed.indexOf(mutation)));
    expect(committed).toContain(mutation);
    expect(keepingOthers('# Benchmarks\n\nnew figures\n', once)).toBe(once);
  });

  it('is the bench alone where there are none', () => {
    expect(keepingOthers('# Benchmarks\n', '# Benchmarks\n\nold\n')).toBe('# Benchmarks\n');
    expect(keepingOthers('# Benchmarks\n', '')).toBe('# Benchmarks\n');
  });
});
