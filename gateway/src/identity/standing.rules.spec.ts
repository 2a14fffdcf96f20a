import { readFileSync } from 'node:fs';
import { buildSchema, parse } from 'graphql';
import { ADMINISTRATION, standsWith } from './standing.rules.js';

const SECOND = 1_000;
const stands = (text: string, awayMs: number, name?: string): boolean =>
  standsWith(parse(text), name, awayMs);
const actsOf = (file: string): string[] => {
  const sdl = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/^extend schema [^\n]*\n/, '');
  const types = parse(sdl).definitions;
  return types.flatMap((node) =>
    node.kind === 'ObjectTypeDefinition' && node.name.value === 'Mutation'
      ? (node.fields ?? []).map((field) => field.name.value)
      : [],
  );
};

describe("directory's last answer, while it is away", () => {
  it('serves reading, whatever its age', () => {
    expect(stands('{ topic { title } }', 599 * SECOND)).toBe(true);
    expect(stands('query Q { topic { title } }', 599 * SECOND, 'Q')).toBe(true);
  });

  it('serves an act for a minute', () => {
    expect(stands('mutation { submitTopic { id } }', 60 * SECOND)).toBe(true);
    expect(stands('mutation { submitTopic { id } }', 60 * SECOND + 1)).toBe(false);
  });

  it.each([
    'mutation { revealProposer { name } }',
    'mutation { submitTopic: revealProposer { name } }',
    'mutation { submitTopic { id } ... on Mutation { ...F } } fragment F on Mutation { ...G } fragment G on Mutation { revealObjector { name } }',
    'mutation { ... { revealParticipant { name } } }',
    'mutation { submitTopic { id } appoint { id } }',
    'mutation A { submitTopic { id } } mutation B { setWebhook { id } }',
  ])('never serves what reveals or administrates, however it is written: %s', (text) => {
    expect(stands(text, 0)).toBe(false);
  });

  it('is looked at for the operation that is asked for', () => {
    const both = 'query A { topic { title } } mutation B { revealProposer { name } }';
    expect(stands(both, 0, 'A')).toBe(true);
    expect(stands(both, 0, 'B')).toBe(false);
  });

  it('is no help in a fragment that contains itself', () => {
    expect(stands('mutation { ...F } fragment F on Mutation { ...F revealProposer { name } }', 0)).toBe(
      false,
    );
  });
});

it("every act of the directory's is administration, and each that is named exists", () => {
  const directory = actsOf('../../../services/directory-service/schema.graphql');
  expect(directory.filter((act) => !ADMINISTRATION.has(act))).toEqual([]);
  const all = Object.keys(
    buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))
      .getMutationType()!
      .getFields(),
  );
  expect([...ADMINISTRATION].filter((act) => !all.includes(act))).toEqual([]);
});
