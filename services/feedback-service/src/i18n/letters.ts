import type { Language } from '@concord/contracts/identity';
import { fill, type Sentence } from '@concord/service-kit/i18n/catalogue';

const LETTER: Sentence = {
  'zh-CN': '“{title}”协商成果中由贵单位承办的事项，约定时限为 {date}，目前尚未收到办结报告。请函告办理进展和预计完成时间。（依据：{authority}）',
  en: 'The commitment of “{title}” that your unit carries out was due on {date}; no report of completion has been received. Please let us know how it stands and when it is expected to be done. (Authority: {authority})',
};

/** The text that a 督办函 begins with; its signer may change it, nobody has sent it. */
export function letterBody(params: { title: string; date: string; authority: string }, language: Language): string {
  return fill(LETTER[language], params, language);
}
