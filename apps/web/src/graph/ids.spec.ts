import { expect, it } from '@jest/globals';
import { idsIn, pageOf, typedId } from './ids';

it('leads from a typed id to its page', () => {
  expect(pageOf('topic:1')).toBe('/topics/1');
  expect(pageOf('item:2')).toBe('/items/2');
  expect(pageOf('person:3')).toBeUndefined();
  expect(pageOf(null)).toBeUndefined();
});

it('finds every id of an answer', () => {
  const answer = { topic: { id: 'topic:1', sessions: [{ id: 'session:2', chair: null }] } };
  expect([...idsIn(answer)]).toEqual(['topic:1', 'session:2']);
});

it('leaves a typed id as it is', () => {
  expect(typedId('topic', 'topic:1')).toBe('topic:1');
  expect(typedId('topic', '1')).toBe('topic:1');
});
