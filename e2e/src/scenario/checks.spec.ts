import { Checks } from './checks.js';

describe('checks', () => {
  it('compare what is expected and leave the rest alone', () => {
    const checks = new Checks(() => undefined);
    checks.that(
      'state',
      { state: 'A', version: 3, asks: [{ no: 1, text: 'x' }] },
      { state: 'A', asks: [{ no: 1 }] },
    );
    expect([checks.held, checks.failures]).toEqual([1, []]);
  });

  it('name the place and both values of what differs', () => {
    const said: string[] = [];
    const checks = new Checks((line) => said.push(line));
    checks.that('topic', { state: 'B', steps: [{ key: 'one' }] }, { state: 'A', steps: [{ key: 'two' }] });
    expect(checks.failures).toEqual([
      { what: 'topic', report: 'state: expected "A", found "B"\nsteps.0.key: expected "two", found "one"' },
    ]);
    expect(said.join('\n')).toContain('✗ topic');
  });

  it('a list is compared whole: one too many is a failure', () => {
    const checks = new Checks(() => undefined);
    checks.that('inbox', [1, 1], [1]);
    checks.that('nothing', undefined, null);
    expect([checks.held, checks.failures.length]).toEqual([1, 1]);
  });
});
