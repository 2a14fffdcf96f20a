import { parse, print } from 'graphql';
import { sizeLists, type ListSizes } from './list-sizes.js';

const sized = (sdl: string, sizes?: ListSizes): string => print(sizeLists(parse(sdl), sizes));

describe('the length of a list', () => {
  it('is what `first` says of a page, and of its entries', () => {
    const sdl = sized(`type Query { topics(first: Int): TopicConnection log(first: Int): [String!] }
      type TopicConnection { edges: [Int!]! }`);
    expect(sdl).toContain(
      'topics(first: Int): TopicConnection @listSize(assumedSize: 20, requireOneSlicingArgument: false, slicingArguments: ["first"], sizedFields: ["edges"])',
    );
    expect(sdl).toContain('edges: [Int!]! @listSize(assumedSize: 100)');
    expect(sdl).toContain('log(first: Int): [String!] @listSize(assumedSize: 20');
  });

  it('is what the table says of any other', () => {
    expect(sized('type Topic { asks: [String!]! }', { 'Topic.asks': 5 })).toContain(
      'asks: [String!]! @listSize(assumedSize: 5)',
    );
  });

  it.each([
    ['a list', 'type Topic { asks: [String!]! }', 'Topic.asks has no size'],
    ['lists of lists', 'type Topic { asks: [[Int!]!] }', 'Topic.asks has no size'],
    ['a list of an interface', 'interface Node { asks: [Int!] }', 'Node.asks (of an interface) has no size'],
  ])('is missing: %s without one fails the build', (_what, sdl, fault) => {
    expect(() => sized(sdl)).toThrow(fault);
  });

  it('is of a list: a table that names anything else fails the build', () => {
    expect(() => sized('type Topic { id: ID! }', { 'Topic.id': 5 })).toThrow('Topic.id is no list');
  });
});
