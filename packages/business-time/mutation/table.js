import { readFileSync } from 'node:fs';

/**
 * Prints the kept results of `npm run mutation` as the table of docs/benchmarks.md. Found = a test failed, or did
 * not end; missed = all tests passed, or none reached it. Mutants that a comment sets aside count in neither.
 */
const kept = new URL('../../../.cache/stryker/business-time.json', import.meta.url);
const { files } = JSON.parse(readFileSync(kept, 'utf8'));
const FOUND = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

const rows = Object.entries(files)
  .map(([file, { mutants }]) => {
    const count = (states) => mutants.filter(({ status }) => states.includes(status)).length;
    return { file: file.replace(/^src\//, ''), found: count(FOUND), missed: count(MISSED) };
  })
  .filter(({ found, missed }) => found + missed > 0)
  .sort((a, b) => (a.file < b.file ? -1 : 1));
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const line = ({ file, found, missed }, mark = '') =>
  `| ${[file, found + missed, found, missed, `${((100 * found) / (found + missed)).toFixed(1)} %`]
    .map((cell) => `${mark}${cell}${mark}`)
    .join(' | ')} |`;

process.stdout.write(
  [
    '| file | mutants | found | missed | score |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => line(row)),
    line({ file: 'all', found: sum('found'), missed: sum('missed') }, '**'),
    '',
  ].join('\n'),
);
