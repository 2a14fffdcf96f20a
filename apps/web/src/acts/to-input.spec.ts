import { expect, it } from '@jest/globals';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { toInput } from './to-input';

dayjs.extend(utc);
dayjs.extend(timezone);

it('leaves out what was not filled in, and trims what was', () => {
  const fields = [
    { name: 'reason', kind: 'area' },
    { name: 'note', kind: 'text' },
    { name: 'coUnitIds', kind: 'units' },
  ] as const;
  expect(toInput(fields, { reason: '  理由 ', note: '   ', coUnitIds: [] })).toEqual({ reason: '理由' });
});

it('reads what was picked as the clock of the offices, wherever the browser stands', () => {
  const fields = [{ name: 'scheduledAt', kind: 'instant' }] as const;
  const scheduledAt = dayjs('2026-02-10T09:30');
  expect(toInput(fields, { scheduledAt })).toEqual({ scheduledAt: '2026-02-10T01:30:00.000Z' });
});

it('keeps a day a day', () => {
  const fields = [{ name: 'agreedDate', kind: 'date' }] as const;
  expect(toInput(fields, { agreedDate: dayjs('2026-03-31') })).toEqual({ agreedDate: '2026-03-31' });
});

it('keeps the asks that were written, in order', () => {
  const fields = [{ name: 'asks', kind: 'lines' }] as const;
  expect(toInput(fields, { asks: [' 一 ', '', undefined, '二'] })).toEqual({ asks: ['一', '二'] });
});

it('says no where a box was not ticked', () => {
  expect(toInput([{ name: 'upheld', kind: 'tick' }], {})).toEqual({ upheld: false });
});

it('leaves empty places of invitations out', () => {
  const participants = [
    { capacity: 'PUBLIC_REP', name: ' 甲 ', phone: '', personId: undefined, alternate: true },
  ];
  expect(toInput([{ name: 'participants', kind: 'entries' }], { participants })).toEqual({
    participants: [{ capacity: 'PUBLIC_REP', name: '甲', alternate: true }],
  });
});
