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
    expect(decodeCursor(page.pageInfo.endCursor, ['integer'])).toEqual([2]);
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
    const id = '01a20a84-1d4a-767c-b150-c78a5704d8d1';
    const key = ['2026-01-02', 'room one', 3, id] as const;
    const shape = ['instant', 'day', 'text', 'integer', 'uuid'] as const;
    expect(decodeCursor(encodeCursor([at, ...key]), shape)).toEqual([at.toISOString(), ...key]);
  });

  const ID = '00000000-0000-4000-8000-000000000000';
  it.each([
    '',
    'nonsense',
    Buffer.from('{"a":1}').toString('base64url'),
    ...[
      ['one'],
      [null, null],
      ['2026-01-01T00:00:00Z', 'y'],
      ['yesterday', ID],
      ['-271821-04-20T00:00:00.000Z', ID],
      ['0000-01-01T00:00:00.000Z', ID],
      [1, ID],
      ['2026-01-01T00:00:00.000Z', ID, ID],
    ].map(encodeCursor),
  ])('that this list did not hand out is refused: %p', (cursor) =>
    expect(() => decodeCursor(cursor, ['instant', 'uuid'])).toThrow('CURSOR_INVALID'),
  );

  it.each([
    ['text', 'a\0b'],
    ['text', 'x'.repeat(1_001)],
    ['integer', 1.5],
    ['integer', 2 ** 31],
    ['day', '2026-02-30'],
  ] as const)('with a %s that the database could not take is refused', (part, value) =>
    expect(() => decodeCursor(encodeCursor([value]), [part])).toThrow('CURSOR_INVALID'),
  );
});
