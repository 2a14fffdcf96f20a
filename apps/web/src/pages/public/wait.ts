const UNITS = [
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A number of seconds as people say it, rounded up: whoever comes again then is not too early. */
export function waitText(seconds: number, language: string): string {
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? UNITS[2];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.ceil(seconds / length)),
  );
}
