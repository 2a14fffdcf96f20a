import { trustedTexts } from '../../trusted-build';
import { isUnknownDocument, trustedBody } from './trusted';

const SOURCES = [
  'query Room { room(id: "1") { ...RoomPart } } query Rooms { rooms { id __typename } }',
  'fragment RoomPart on Room { name orgUnit { ...UnitPart } } fragment Unused on Room { id }',
  'fragment UnitPart on OrgUnit { id }',
];

it('a document holds its fragments and no other, and every type for the cache', () => {
  const texts = trustedTexts(SOURCES);
  expect([...texts.keys()]).toEqual(['Room', 'Rooms']);
  expect(texts.get('Room')!.replace(/\s+/g, ' ')).toBe(
    'query Room { room(id: "1") { ...RoomPart __typename } } ' +
      'fragment RoomPart on Room { name orgUnit { ...UnitPart __typename } __typename } ' +
      'fragment UnitPart on OrgUnit { id __typename }',
  );
  expect(texts.get('Rooms')!.match(/__typename/g)).toHaveLength(1);
});

it('a built page asks by id, and keeps its variables', () => {
  const body = JSON.stringify({ query: 'query Room { a }', operationName: 'Room', variables: { id: '1' } });
  expect(JSON.parse(trustedBody(body, 'v1')!)).toEqual({
    operationName: 'Room',
    variables: { id: '1' },
    documentId: 'v1:Room',
  });
  expect(trustedBody(body, undefined)).toBeNull();
  expect(trustedBody(JSON.stringify({ query: '{ a }' }), 'v1')).toBeNull();
});

it('only an unknown document is asked for again by its text', async () => {
  const answer = (code: string, status: number) =>
    new Response(JSON.stringify({ errors: [{ extensions: { code } }] }), { status });
  expect(await isUnknownDocument(answer('DOCUMENT_UNKNOWN', 400))).toBe(true);
  expect(await isUnknownDocument(answer('BAD_USER_INPUT', 400))).toBe(false);
  expect(await isUnknownDocument(answer('DOCUMENT_UNKNOWN', 200))).toBe(false);
});
