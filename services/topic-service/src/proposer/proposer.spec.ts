import { newFollowCode, readFollowCode } from './follow-code.js';
import { maskName, maskPhone } from '@concord/service-kit/i18n/masking';

describe('follow codes', () => {
  it('are read as people type them', () => {
    for (const typed of ['7K3QF-29XWD', '7k3qf29xwd', ' 7K3Q F-29XWD ']) {
      expect(readFollowCode(typed)).toBe('7K3QF-29XWD');
    }
    expect(readFollowCode('OIL00-00000')).toBe('01100-00000');
  });

  it('that can be none are told from those that can', () => {
    for (const typed of ['', '7K3QF-29XW', '7K3QF-29XWD1', '7K3QF-29XW*', '议题']) {
      expect(readFollowCode(typed)).toBeNull();
    }
  });

  it('are not repeated, and use every sign', () => {
    const codes = Array.from({ length: 2000 }, newFollowCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => readFollowCode(code) === code)).toBe(true);
    expect(new Set(codes.join('').replace(/-/g, '')).size).toBe(32);
  });
});

describe('masking', () => {
  it('leaves a family name and the ends of a telephone number', () => {
    expect(maskName('张小明')).toBe('张**');
    expect(maskName('𠮷田')).toBe('𠮷**');
    expect(maskName('')).toBe('**');
    expect(maskPhone('138 0000 5678')).toBe('138****5678');
    expect(maskPhone('82345')).toBe('****45');
    expect(maskPhone(null)).toBeNull();
  });
});
