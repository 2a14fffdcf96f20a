import { mayHear } from './changes.js';

const post = { role: 'MEMBER', orgUnitId: 'street' } as const;
const CASE = { readers: { CONVENOR: ['village'] }, personIds: ['anna'] };
const MESSAGE = { readers: {}, personIds: ['anna'] };

describe('that something changed', () => {
  it.each([
    ['a case, to whoever it names and who holds a post', CASE, 'anna', [post], true],
    ['a case, not to whoever it names and who has left every office', CASE, 'anna', [], false],
    ['a case, not to whoever it does not name', CASE, 'berta', [post], false],
    ['a message, to its reader even without a post', MESSAGE, 'anna', [], true],
    ['a message, to nobody else', MESSAGE, 'berta', [post], false],
  ])('is told: %s', (_what, change, personId, roles, heard) => {
    expect(mayHear(change, { personId, roles })).toBe(heard);
  });

  it('is told to the posts that may read it, on their units only', () => {
    const convenor = (orgUnitId: string) => ({ roles: [{ role: 'CONVENOR' as const, orgUnitId }] });
    expect(mayHear(CASE, convenor('village'))).toBe(true);
    expect(mayHear(CASE, convenor('other'))).toBe(false);
    expect(mayHear({ readers: {}, public: true }, { roles: [] })).toBe(true);
  });
});
