import { characterFault, isSeen } from './characters.js';

const char = (code: number): string => String.fromCodePoint(code);

it.each([
  0x20, 0xa0, 0xad, 0x034f, 0x0301, 0x115f, 0x1160, 0x17b4, 0x180e, 0x2003, 0x200b, 0x200c, 0x200d, 0x2060,
  0x2800, 0x3000, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfffc, 0xe0001, 0xe0100,
])('U+%i alone is nothing to the eye, however often', (code) => {
  expect(isSeen(char(code).repeat(3))).toBe(false);
  expect(characterFault(char(code).repeat(3), 'lines')).toBe('TEXT_REQUIRED');
  expect(isSeen(`${char(code)}一`)).toBe(true);
});

it.each(['a', '一', '𠮷', '7', '!', '😀', 'é', 'e\u0301', '\ue000', '👨\u200d👩', 'می\u200cخواهم'])(
  '%s is a text',
  (text) => {
    expect(characterFault(text, 'one line')).toBeNull();
  },
);

const turned = [
  0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
];
const controls = [
  ...Array.from({ length: 0x1f }, (_, at) => at + 1).filter((code) => ![0x09, 0x0a, 0x0d].includes(code)),
  ...Array.from({ length: 0x21 }, (_, at) => at + 0x7f),
];

it('no text holds a control or a mark that turns the writing', () => {
  const taken = [...turned, ...controls].filter(
    (code) => characterFault(`a${char(code)}b`, 'lines') !== 'TEXT_UNSEEN',
  );
  expect(taken).toEqual([]);
});

it.each([0x09, 0x0a, 0x0d, 0x2028, 0x2029])(
  'U+%i breaks a line: a long text keeps it, a name has none',
  (code) => {
    expect(characterFault(`a${char(code)}b`, 'lines')).toBeNull();
    expect(characterFault(`a${char(code)}b`, 'one line')).toBe('TEXT_ONE_LINE');
  },
);

it.each(['a\u0000', 'a\ud800', '\udc00a', 'a\uffff', 'a\ufdd0'])('%j cannot be kept', (text) => {
  expect(characterFault(text, 'lines')).toBe('TEXT_INVALID');
});
