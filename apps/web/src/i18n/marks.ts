import i18n from 'i18next';

/** Signs between words that pages put together themselves. */
interface Marks {
  colon: string;
  open: string;
  close: string;
  comma: string;
  semicolon: string;
}

const CHINESE: Marks = { colon: '：', open: '（', close: '）', comma: '、', semicolon: '；' };
const WESTERN: Marks = { colon: ': ', open: ' (', close: ')', comma: ', ', semicolon: '; ' };

/** The signs of a language: between Chinese words they are wide and take no space. */
export function marksOf(language: string): Marks {
  return language.startsWith('zh') ? CHINESE : WESTERN;
}

/** The signs of the language that the page is in; asked while drawing. */
export function marks(): Marks {
  return marksOf(i18n.language);
}
