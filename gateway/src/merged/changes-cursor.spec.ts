import { createChangesCursors } from './changes-cursor.js';

const OWNERS = ['directory', 'topic'];
const POSITIONS = { directory: '1', topic: '85' };
const cursors = createChangesCursors('secret');

describe('a cursor of changes', () => {
  it('is read by every gateway of the installation, and by no other', () => {
    const cursor = cursors.write(POSITIONS);
    expect(createChangesCursors('secret').read(cursor, OWNERS)).toEqual(POSITIONS);
    expect(createChangesCursors('other').read(cursor, OWNERS)).toBeNull();
  });

  it('does not show how much has happened', () => {
    const bytes = Buffer.from(cursors.write(POSITIONS), 'base64url').toString('latin1');
    expect(bytes).not.toMatch(/topic|85/);
    expect(cursors.write(POSITIONS)).not.toBe(cursors.write(POSITIONS));
  });

  it('of an owner that is no more is no cursor', () => {
    expect(cursors.read(cursors.write(POSITIONS), ['topic'])).toBeNull();
  });

  it.each([
    '',
    'x',
    'now',
    Buffer.from('{"topic":"85"}').toString('base64url'),
    'A'.repeat(600),
    `${cursors.write(POSITIONS).slice(0, -2)}AA`,
  ])('that nobody wrote is none: %s', (text) => {
    expect(cursors.read(text, OWNERS)).toBeNull();
  });
});
