import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import type { WorkbookLimits } from './limits.js';
import { readWorkbook } from './read.js';

/** The program that reads one workbook: limits as its argument, the file on stdin, what was read on stdout. */
const NICENESS = 10;

setPriority(NICENESS);
const limits = JSON.parse(process.argv[2]!) as WorkbookLimits;
const read = await readWorkbook(await buffer(process.stdin), limits);
process.stdout.write(JSON.stringify(read));
