import type { Language } from '@concord/contracts/identity';
import { fill, type Sentence } from '@concord/service-kit/i18n/catalogue';
import { clockName } from './clocks.js';

const LETTER: Sentence = {
  'zh-CN':
    '“{title}”协商成果中由贵单位承办的事项，{clock}期限为 {dueDate}，现已超过，尚未收到贵单位的{clock}情况。请函告办理进展和预计完成时间。（依据：{authority}）',
  en: 'For the commitment of “{title}” that your unit carries out, {clock} was due on {dueDate}; that date has passed and we have not received it. Please let us know how it stands and when it is expected to be done. (Authority: {authority})',
};

/** The text that a 督办函 begins with; its signer may change it, nobody has sent it. */
export function letterBody(
  {
    title,
    clockKind,
    dueDate,
    authority,
  }: { title: string; clockKind: string; dueDate: string; authority: string },
  language: Language,
): string {
  return fill(
    LETTER[language],
    { title, dueDate, authority, clock: clockName(clockKind, language) },
    language,
  );
}
