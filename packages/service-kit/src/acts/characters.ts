/** What is wrong with the characters of a text; null where nothing is. */
export type CharacterFault = 'TEXT_REQUIRED' | 'TEXT_INVALID' | 'TEXT_UNSEEN' | 'TEXT_ONE_LINE';

/** What PostgreSQL keeps in no text, or XML in no file: the null character, halves of a pair, noncharacters. */
const UNKEEPABLE = /[\u0000\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Controls, and the marks that turn the direction of writing: with them a name reads as another one. */
const UNSEEN =
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What ends a line, or jumps within it. */
const BREAK = /[\t\n\r\u2028\u2029]/u;

/** Something to be seen: blanks, fillers, joiners and marks without a letter beneath are nothing to the eye. */
const SEEN = /(?![\p{Default_Ignorable_Code_Point}\u2800\ufffc])[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u;

/** Whether the eye would see anything of it. */
export function isSeen(text: string | null | undefined): text is string {
  return SEEN.test(text ?? '');
}

/** Judges a trimmed text; a name or a title is one line, a longer text keeps its line breaks. */
export function characterFault(text: string, lines: 'one line' | 'lines'): CharacterFault | null {
  if (UNKEEPABLE.test(text)) return 'TEXT_INVALID';
  if (!isSeen(text)) return 'TEXT_REQUIRED';
  if (UNSEEN.test(text)) return 'TEXT_UNSEEN';
  return lines === 'one line' && BREAK.test(text) ? 'TEXT_ONE_LINE' : null;
}
