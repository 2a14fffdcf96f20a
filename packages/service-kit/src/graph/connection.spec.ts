import { CodedError } from '../log.js';
import { decodeCursor, encodeCursor, MAX_FIRST, pageSize, toConnection } from './connection.js';

describe('a page', () => {
  it('is bounded', () => {
    expect(pageSize(undefined)).toBe(20);
    expect(pageSize(MAX_FIRST)).toBe(100);
    for (const first of [0, -1, 101]) expect(() => pageSize(first)).toThrow(CodedError);
  });

  it('knows that there is more from the one row fetched too many', () => {
    const page = toConnection(
      [1, 2, 3],
      { first: 2 },
      (row) => [row],
      (row) => ({ n: row }),
    );
    expect(page.edges.map((edge) => edge.node.n)).toEqual([1, 2]);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(decodeCursor(page.pageInfo.endCursor, 1)).toEqual([2]);
  });

  it('is empty when nothing was found', () => {
    const page = toConnection(
      [],
      { first: 2, after: 'x' },
      () => [],
      (row) => row,
    );
    expect(page.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });
});

describe('a cursor', () => {
  it('brings back the key of its row', () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    expect(decodeCursor(encodeCursor([at, 'topic:1', 3]), 3)).toEqual([at.toISOString(), 'topic:1', 3]);
  });

  it.each(['', 'nonsense', encodeCursor(['one']), Buffer.from('{"a":1}').toString('base64url')])(
    'that this list did not hand out is refused: %p',
    (cursor) => expect(() => decodeCursor(cursor, 2)).toThrow('CURSOR_INVALID'),
  );
});
