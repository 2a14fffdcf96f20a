import { expect, it } from '@jest/globals';
import type { IdentityClaims } from '@concord/contracts/identity';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { ENTERS, isStranger, OPEN_ACTS, SUBMITS, topicsAmong } from './strangers.js';

const holder = (...roles: string[]) => ({
  claims: { roles: roles.map((role) => ({ role, orgUnitId: 'u' })) } as unknown as IdentityClaims,
});

it('names acts that the graph has', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const there = Object.keys(schema.getMutationType()!.getFields());
  expect(there).toEqual(expect.arrayContaining([...OPEN_ACTS, SUBMITS, ENTERS]));
});

it('takes who holds no post for a stranger in what strangers may do, and in nothing else', () => {
  for (const act of OPEN_ACTS) {
    expect(isStranger(holder(), [act])).toBe(true);
    expect(isStranger(holder('RESIDENT'), ['markRead', act])).toBe(true);
    expect(isStranger(holder('MEMBER'), [act])).toBe(false);
    expect(isStranger(holder('RESIDENT', 'CONVENOR'), [act])).toBe(false);
  }
  expect(isStranger(holder(), ['markRead', 'setDigestHour'])).toBe(false);
});

it('counts every topic of a request', () => {
  expect(topicsAmong(['submitTopic', 'markRead', 'submitTopic', 'enterTopicFor'])).toEqual({
    submitted: 2,
    entered: 1,
  });
});
