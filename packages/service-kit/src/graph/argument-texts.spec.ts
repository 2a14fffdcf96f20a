import { parse, print } from 'graphql';
import { describeInputArguments } from './argument-texts.js';

const described = (sdl: string): string => print(describeInputArguments(parse(sdl)));

describe('an argument that takes an input object', () => {
  const input = '"Which topics."\ninput TopicFilter {\n  inner: TopicFilter\n}\n';

  it('says what the input object says', () => {
    const sdl = described(`${input} type Query { topics(filter: [TopicFilter!]!): Int }`);
    expect(sdl).toContain('"Which topics."\n    filter: [TopicFilter!]!');
    expect(sdl).not.toContain('"Which topics."\n  inner');
  });

  it('keeps its own description', () => {
    const sdl = described(`${input} type Query { topics("Only these." filter: TopicFilter): Int }`);
    expect(sdl).toContain('"Only these."\n    filter: TopicFilter');
  });

  it('stays without one where the input object has none, as does an argument of another kind', () => {
    const bare = 'input Bare {\n  a: Int\n}\n\ntype Query {\n  one(input: Bare, id: ID): Int\n}';
    expect(described(bare)).toBe(bare);
  });
});
