/** By which a launcher holds the directory; it is there as long as one runs, and means nothing by itself. */
export const LOCK = 'lock';

/** Everything that a launcher puts into a data directory; a demo removes only these. The record goes last. */
export const OURS: readonly string[] = [
  'postgres',
  'postgres.new',
  'temporal',
  'gateway',
  'logs',
  'run.json',
  'secrets.json',
  'setup-key.txt',
  'sample.json',
  'sample-day.json',
  'concord.json',
];
