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
