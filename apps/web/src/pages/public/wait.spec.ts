import { expect, it } from '@jest/globals';
import { waitText } from './wait';

it('says a wait in whole units of the reader’s language, never too short', () => {
  expect([0, 1, 59, 61, 3_600, 80_000].map((seconds) => waitText(seconds, 'en'))).toEqual([
    '1 second',
    '1 second',
    '59 seconds',
    '2 minutes',
    '1 hour',
    '23 hours',
  ]);
  expect([30, 300, 86_400].map((seconds) => waitText(seconds, 'zh-CN'))).toEqual([
    '30秒钟',
    '5分钟',
    '24小时',
  ]);
});
