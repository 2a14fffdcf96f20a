import { describe, expect, it } from '@jest/globals';
import { deadlineCommand } from './command.js';

const run = (line: string): ReturnType<typeof deadlineCommand> => deadlineCommand(line.split(' '));
const json = (line: string): Record<string, unknown> =>
  JSON.parse(run(`${line} --json`).out) as Record<string, unknown>;

describe('the command deadline', () => {
  it('prints an object with the due date, the instant, whether provisional, and the days', () => {
    const answer = json('--calendar CN --from 2026-02-12 --add 5wd');
    expect(answer).toMatchObject({
      dueDate: '2026-02-26',
      dueAt: '2026-02-26T16:00:00.000Z',
      provisional: false,
      add: '5wd',
      calendarId: 'CN',
      calendarVersion: '2025-11-04',
    });
    expect(answer['days']).toHaveLength(14);
    expect(answer['text']).toMatchObject({
      'zh-CN': expect.stringContaining('5个工作日'),
      en: expect.stringContaining('5 working days'),
    });
    expect(json('--calendar CN --from 2026-11-30 --add 3m')).toMatchObject({
      dueDate: '2027-03-01',
      provisional: true,
    });
    expect(json('--calendar CN --from 2026-02-08 --add 7cd')).toMatchObject({ dueDate: '2026-02-24' });
    expect(json('--calendar CN --from 2026-02-12 --at 16:30 --add 2oh')).toMatchObject({
      dueAt: '2026-02-13T01:30:00.000Z',
    });
  });

  it('takes pauses and an earlier state of the notices', () => {
    expect(
      json('--calendar CN --from 2026-02-12 --add 5wd --pause 2026-02-24/2026-02-25:force-majeure'),
    ).toMatchObject({ dueDate: '2026-02-28' });
    expect(
      json(
        '--calendar CN --from 2026-02-12 --add 5wd --pause 2026-02-24/2026-02-24:a --pause 2026-02-26/2026-02-26:b',
      ),
    ).toMatchObject({ dueDate: '2026-02-28' });
    expect(
      json(
        '--calendar CN --from 2026-03-02T01:00:00Z --add 4oh --pause 2026-03-02T02:00:00Z/2026-03-02T03:15:00Z:b',
      ),
    ).toMatchObject({ dueAt: '2026-03-02T07:15:00.000Z' });
    expect(json('--calendar CN --from 2026-02-12 --add 5wd --as-of 2025-11-01')).toMatchObject({
      dueDate: '2026-02-19',
      provisional: true,
    });
  });

  it('explains itself in both languages, day by day', () => {
    const { code, out } = run('--calendar CN --from 2026-11-30 --add 3m');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^2027-03-01 \(provisional \/ 暂定\) {2}2027-03-01T16:00:00.000Z {2}\[CN @ 2025-11-04\]\n自2026年11月30日起3个月/,
    );
    expect(out).toContain('\n  2026-12-01 + 工作日 · working day\n');
    expect(run('--calendar CN --from 2026-02-12 --add 1wd').out).toMatch(/^2026-02-13 {2}2026/);
  });

  it.each([
    ['--calendar XX --from 2026-02-12 --add 5wd', 'unknown-calendar'],
    ['--calendar CN --from 2026-02-12 --add 0wd', 'empty-budget'],
    ['--calendar CN --from 2026-02-12 --add 5x', 'bad-term'],
    ['--calendar CN --from 2006-02-12 --add 5wd', 'year-before-2007'],
    ['--calendar CN --from 2026-02-12 --add 121m', 'term-over-ten-years'],
    ['--calendar CN --from 2026-02-31 --add 5wd', 'bad-date'],
    ['--calendar CN --from 2026-02-12 --at 25:00 --add 5wd', 'bad-date'],
    ['--calendar CN --from 2026-02-12 --at 16:30Z --add 5wd', 'bad-date'],
    ['--calendar CN --from 2026-02-12 --at 16:30:10 --add 5wd', 'bad-date'],
    ['--calendar CN --from 2026-02-12T10:00 --at 16:30 --add 5wd', 'bad-date'],
    ['--calendar CN --from 2026-02-12 --add 5wd --pause //2026-02-24/2026-02-25:x', 'bad-pause'],
    ['--calendar CN --from 2026-02-12 --add=-5wd', 'empty-budget'],
    ['--calendar CN --from 2026-02-12', 'bad-usage'],
    ['--calendar CN --from 2026-02-12 --add -5wd', 'bad-usage'],
    ['--calendar CN --from 2026-02-12 --add 5wd --fast', 'bad-usage'],
    ['--calendar CN --from 2026-02-12 --add 5wd 3m', 'bad-usage'],
    ['--calendar CN --from 2026-02-12 --from 2026-03-12 --add 5wd', 'bad-usage'],
    [
      '--calendar CN --from 2026-02-12 --add 5wd --pause 2026-02-25/2026-02-24:x',
      'pause-ends-before-it-begins',
    ],
    ['--calendar CN --from 2026-02-12 --add 5wd --pause 2026-02-24/2026-02-25', 'bad-pause'],
    [
      '--calendar CN --from 2026-02-12 --add 5wd --pause 2026-02-24/2026-02-25:x --pause 2026-02-25/2026-02-26:x',
      'pauses-overlap',
    ],
  ])('refuses %s with %s', (line, code) => {
    expect(run(`${line} --json`)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`refused: ${code} `),
    });
    expect(json(line)).toEqual({ error: { code, params: expect.any(Object), text: expect.any(Object) } });
    expect(run(line).out).toBe('');
  });

  it('shows its usage where it is not understood', () => {
    expect(run('--calendar CN --from 2026-02-12')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--add 5wd'),
    });
    expect(run('--calendar CN --from 2026-02-12 --add 5wd --fast')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'--fast'"),
    });
    expect(run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--as-of') });
  });

  it('takes a mark twice, which says nothing else than once', () => {
    expect(json('--calendar CN --from 2026-02-12 --add 5wd --json')).toMatchObject({ dueDate: '2026-02-26' });
  });

  it('says a refusal in both languages, to people and to programs', () => {
    const line = '--calendar XX --from 2026-02-12 --add 5wd';
    const [zh, en] = ['没有“XX”这一工作日历。', 'There is no working calendar “XX”.'];
    expect(run(line).err).toBe(`refused: unknown-calendar {"calendar":"XX"}\n${zh}\n${en}\n`);
    expect(json(line)).toMatchObject({ error: { text: { 'zh-CN': zh, en } } });
  });

  it.each([
    ['--from 2026-02-12 --add 5wd', { missing: '--calendar' }, '缺少 --calendar', '--calendar missing'],
    ['--calendar CN --add 5wd', { missing: '--from' }, '缺少 --from', '--from missing'],
    ['--calendar CN', { missing: '--from, --add' }, '缺少 --from, --add', '--from, --add missing'],
    [
      '--calendar CN --from 2026-02-12 --from 2026-02-12 --add 5wd',
      { doubled: '--from' },
      '--from 重复',
      '--from twice',
    ],
    [
      '--calendar CN --from 2026-02-12 --add -5wd',
      { said: "Option '--add' argument is ambiguous." },
      "命令行有误：Option '--add' argument is ambiguous.",
      "Option '--add' argument is ambiguous.",
    ],
  ])('names what is wrong with %s, and shows its usage', (line, params, zh, en) => {
    expect(json(line)).toEqual({ error: { code: 'bad-usage', params, text: { 'zh-CN': zh, en } } });
    const { code, out, err } = run(line);
    expect([code, out]).toEqual([2, '']);
    const said = `refused: bad-usage ${JSON.stringify(params)}\n${zh}\n${en}\n\nnpm run -s deadline`;
    expect(err.startsWith(said)).toBe(true);
  });

  it('shows its usage on one side only', () => {
    expect(run('--help').err).toBe('');
    expect(run('--calendar CN --from 2026-02-12 --add 5wd').err).toBe('');
    expect(run('--calendar CN --from 2026-02-12 --fast').out).toBe('');
    expect(run('--help').out).toContain('(awaiting-higher-authority, publicity-objection, force-majeure)');
  });

  it('reads the reason of a pause without the blanks around it', () => {
    const args = ['--calendar', 'CN', '--from', '2026-03-02', '--add', '2wd', '--pause'];
    const { out } = deadlineCommand([...args, '2026-03-03/2026-03-03: force-majeure ']);
    expect(out).toContain(
      '\n  2026-03-03   工作日，暂停（不可抗力） · working day, paused (force majeure)\n',
    );
    expect(json('--calendar CN --from 2026-03-02 --add 2wd --pause 2026-03-03')).toMatchObject({
      error: { code: 'bad-pause', params: { pause: '2026-03-03' } },
    });
  });

  it('does not hide a fault behind its usage', () => {
    expect(() => deadlineCommand([undefined as never])).toThrow();
  });
});
