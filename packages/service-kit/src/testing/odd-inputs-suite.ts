import { LONG_TEXTS } from '../graph/input-guard.js';
import {
  FAR_DAYS,
  leavesOf,
  LINES,
  NEAR_DAYS,
  NO_DAYS,
  oddValues,
  readSchema,
  UNSEEN,
  written,
  type Leaf,
  type OddAnswer,
  type Probe,
} from './odd-inputs.js';

/** Walks every value that the graph of a service takes; `probe` asks as somebody who may much. */
export function itBearsOddInputs(schemaFile: URL, probe: () => Probe): void {
  const leaves = leavesOf(readSchema(schemaFile));
  const isDate = ({ scalar }: Leaf): boolean => scalar === 'LocalDate' || scalar === 'DateTime';
  const isLong = ({ path }: Leaf): boolean => LONG_TEXTS.has(path.at(-1)!);
  const dates = leaves.filter(isDate);
  const texts = leaves.filter(({ scalar }) => scalar === 'String');

  const complaints = async (
    of: readonly Leaf[],
    valuesOf: (leaf: Leaf) => readonly unknown[],
    isFault: (answer: OddAnswer, leaf: Leaf) => boolean,
  ): Promise<string[]> => {
    const found: string[] = [];
    for (const leaf of of) {
      const ask = async (value: unknown): Promise<void> => {
        const answer = await probe()(leaf, value);
        const shown = JSON.stringify(value).slice(0, 40);
        if (isFault(answer, leaf)) found.push(`${leaf.at} = ${shown}: ${answer.codes.join(' ') || 'taken'}`);
      };
      await Promise.all(valuesOf(leaf).map(ask));
    }
    return found;
  };
  const days = (values: readonly string[]) => (leaf: Leaf) => values.map((day) => written(day, leaf.scalar));
  const isNot =
    (code: string) =>
    ({ codes, fields }: OddAnswer, { path }: Leaf): boolean =>
      codes.join() !== code || fields.join() !== path.at(-1);
  const isInternal = ({ codes }: OddAnswer): boolean => codes.includes('INTERNAL');

  it('refuses a day far out of all calendars by the name of its field, and bears the first and the last', async () => {
    expect(dates.length).toBeGreaterThan(3);
    expect(await complaints(dates, days(FAR_DAYS), isNot('DATE_NOT_OFFERED'))).toEqual([]);
    expect(await complaints(dates, days(NEAR_DAYS), isInternal)).toEqual([]);
    expect(await complaints(dates, days(NO_DAYS), ({ codes }) => codes.join() !== 'BAD_USER_INPUT')).toEqual(
      [],
    );
  }, 120_000);

  it('refuses characters that nobody sees in every text, and line breaks in every name, title and code', async () => {
    expect(texts.length).toBeGreaterThan(20);
    expect(await complaints(texts, () => UNSEEN, isNot('TEXT_UNSEEN'))).toEqual([]);
    const lines = texts.filter((leaf) => !isLong(leaf));
    expect(await complaints(lines, () => LINES, isNot('TEXT_ONE_LINE'))).toEqual([]);
    const broken = ({ codes }: OddAnswer): boolean => /UNSEEN|ONE_LINE|INTERNAL/.test(codes.join());
    expect(await complaints(texts.filter(isLong), () => LINES, broken)).toEqual([]);
  }, 240_000);

  it('answers an odd value of any kind with a code, never with an inner error', async () => {
    const others = leaves.filter((leaf) => !isDate(leaf));
    expect(await complaints(others, ({ scalar }) => oddValues(scalar), isInternal)).toEqual([]);
  }, 240_000);
}
