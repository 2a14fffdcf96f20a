import { sameWords } from './look-alikes.js';

const TEXT = '工程太吵，请停工。Too loud';

it.each([
  ['white space', ' 工程太吵，\n请停工。  Too   loud'],
  ['punctuation', '工程太吵!!请停工——“Too loud”…'],
  ['full and half width', '工程太吵,请停工｡Ｔｏｏ　ｌｏｕｄ'],
  ['case', '工程太吵，请停工。TOO LOUD'],
  ['digits at the end', `${TEXT} #１23.`],
  ['signs nobody sees', '工程\u200b太吵，请停工。Too\u2060 loud'],
])('takes texts for the same that differ in %s', (_what, text) => {
  expect(sameWords(text)).toBe(sameWords(TEXT));
});

it.each([
  ['another word', '工程太脏，请停工。Too loud'],
  ['digits within', '工程2太吵，请停工。Too loud'],
  ['a word more', '工程太吵，请停工。Too loud here'],
])('tells texts apart by %s', (_what, text) => {
  expect(sameWords(text)).not.toBe(sameWords(TEXT));
});

it('compares what is nothing but digits or signs as it stands', () => {
  expect(new Set(['12', '13', '!', '?'].map(sameWords)).size).toBe(4);
});
