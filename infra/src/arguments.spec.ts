import { readArguments } from './arguments.js';

describe('the command line', () => {
  it('starts in .concord of the checkout on port 4000, with the sample', () => {
    expect(readArguments(['start'], '/house', '/home/me')).toEqual({
      mode: 'start',
      dataDir: '/house/.concord',
      port: 4000,
      sample: true,
    });
  });

  it('keeps the demo apart, with a first day of its own', () => {
    expect(readArguments(['demo', '--from', '2026-02-02T00:30:00Z'], '/house', '/home/me')).toEqual({
      mode: 'demo',
      dataDir: '/house/.concord/demo',
      port: 4100,
      sample: true,
      from: '2026-02-02T00:30:00Z',
    });
  });

  it('names a Temporal Service of the office’s own', () => {
    const read = readArguments(['start', '--temporal', 'temporal.example:7233'], '/house', '/home/me');
    expect(read.temporal).toBe('temporal.example:7233');
  });

  it('counts a relative directory from where the user stands', () => {
    const read = readArguments(
      ['start', '--data', 'there', '--port', '8080', '--no-sample'],
      '/house',
      '/home/me',
    );
    expect(read).toMatchObject({ dataDir: '/home/me/there', port: 8080, sample: false });
  });

  it.each([
    [['start', '--prot', '1'], 'are not understood'],
    [['start', '--from', '2026-02-02'], 'are not understood'],
    [['demo', '--temporal', 'a:1'], 'are not understood'],
    [['start', '--temporal', 'https://a:1'], 'is not host:port'],
    [['start', '--port', 'x'], 'is no port number'],
    [['start', '--port', '70000'], 'is no port number'],
  ])('refuses %j in a sentence', (args, sentence) => {
    expect(() => readArguments(args, '/house', '/home/me')).toThrow(sentence);
  });
});
