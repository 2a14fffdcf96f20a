import type { PaperKind } from '@concord/contracts/papers';
import type { Language } from '@concord/contracts/identity';
import { addCatalogue, fill, type Catalogue, type Sentence } from '@concord/service-kit/i18n/catalogue';
import { addEvents, type EventCatalogue } from '@concord/service-kit/i18n/events';
import { clockName } from './clocks.js';

/** Names of the papers within a sentence, and what can be decided on an appeal. */
addCatalogue({
  'paper:YELLOW_CARD': { 'zh-CN': '黄牌', en: 'yellow card' },
  'paper:RED_CARD': { 'zh-CN': '红牌', en: 'red card' },
  'paper:SUPERVISION_LETTER': { 'zh-CN': '督办函', en: 'supervision letter' },
  'paper:CIRCULAR': { 'zh-CN': '督查通报', en: 'supervision circular' },
  'paper:INTERVIEW_REFERRAL': { 'zh-CN': '约谈转请', en: 'referral for a talk' },
  'decision:UPHELD': { 'zh-CN': '维持', en: 'it stands' },
  'decision:CORRECTED': { 'zh-CN': '更正', en: 'it is corrected' },
  'decision:WITHDRAWN': { 'zh-CN': '撤回', en: 'it is withdrawn' },
} satisfies Catalogue);

/** Messages about a paper on its way (`draft.messages.ts`). Those who refer ask; nobody is commanded (decision 5). */
export const PAPER_MESSAGES: Readonly<Record<string, Sentence>> = {
  paperToReview: {
    'zh-CN': '“{title}”的{paper}文稿已备，请核稿；是否采用由您决定。',
    en: 'A draft {paper} about “{title}” is ready for review; whether to use it is yours to decide.',
  },
  paperToSign: {
    'zh-CN': '“{title}”的{paper}文稿已核，请审签；是否签发由您决定。',
    en: 'The {paper} about “{title}” was reviewed; whether to sign it is yours to decide.',
  },
  paperToSeal: {
    'zh-CN': '“{title}”的{paper}（{number}）已签发，请用印。',
    en: 'The {paper} {number} about “{title}” was signed; please seal it.',
  },
  paperReturned: {
    'zh-CN': '“{title}”的{paper}文稿已退回修改，理由见文稿。',
    en: 'The draft {paper} about “{title}” was returned; the reason is given there.',
  },
  paperIssued: {
    'zh-CN': '贵单位收到{paper}（{number}），事由：“{title}”。如有异议，可在期限内申诉。',
    en: 'Your unit has received {paper} {number} about “{title}”. You may object within the time given there.',
  },
  paperReferred: {
    'zh-CN': '收到{paper}（{number}），事由：“{title}”，请研究。',
    en: '{paper} {number} about “{title}” was referred to you for your consideration.',
  },
  paperAppealed: {
    'zh-CN': '对{paper}（{number}）“{title}”的申诉已提出，请复核并答复。',
    en: 'The unit objects to {paper} {number} about “{title}”; please look at it again and answer.',
  },
  paperAppealDecided: {
    'zh-CN': '对{paper}（{number}）“{title}”的申诉已有答复：{decision}。',
    en: 'Your objection to {paper} {number} about “{title}” was answered: {decision}.',
  },
  paperWithdrawn: {
    'zh-CN': '{paper}（{number}）“{title}”已撤回，不再计入。',
    en: '{paper} {number} about “{title}” was withdrawn and no longer counts.',
  },
  paperBasisGone: {
    'zh-CN': '{paper}“{title}”所依据的红牌有撤回，请复核。',
    en: 'A red card on which the {paper} about “{title}” rests was withdrawn; please look at it again.',
  },
};

/** What can happen to a paper, as its timeline says it. */
export const DRAFT_EVENTS = {
  drafted: { 'zh-CN': '系统备稿：{paper}', en: 'Drafted: {paper}' },
  edited: { 'zh-CN': '修改文稿', en: 'Draft edited' },
  reviewed: { 'zh-CN': '核稿', en: 'Reviewed' },
  returned: { 'zh-CN': '退回修改', en: 'Returned to be edited' },
  signed: { 'zh-CN': '签发，编号 {number}', en: 'Signed under number {number}' },
  sealed: { 'zh-CN': '用印，文书发出', en: 'Sealed and issued' },
  voided: { 'zh-CN': '作废，编号 {number} 保留', en: 'Voided; number {number} is kept' },
  withdrawn: { 'zh-CN': '撤回', en: 'Withdrawn' },
  appealed: { 'zh-CN': '收文单位申诉', en: 'The unit objected' },
  appealDecided: { 'zh-CN': '申诉答复：{decision}', en: 'Objection answered: {decision}' },
  basisWithdrawn: {
    'zh-CN': '所依据的红牌已撤回，不足 {needed} 张，文稿随之撤回',
    en: 'Withdrawn: of the {needed} red cards that it rests on one was withdrawn',
  },
} satisfies EventCatalogue;

declare module '@concord/service-kit/i18n/events' {
  interface CaseEvents {
    draft: keyof typeof DRAFT_EVENTS;
  }
}

addEvents('draft', DRAFT_EVENTS);

const OWED: Sentence = {
  'zh-CN': '“{title}”协商成果中由贵单位承办的事项，{clock}期限为 {dueDate}',
  en: 'For the commitment of “{title}” that your unit carries out, {clock} was due on {dueDate}',
};

/** What each paper begins with; its people may change it, nobody has sent it. `{unit}` is the unit concerned. */
const BODIES: Readonly<Record<PaperKind, Sentence>> = {
  YELLOW_CARD: {
    'zh-CN': `${OWED['zh-CN']}，现予黄牌提示，请抓紧办理；已办理的，请函告情况。（依据：{authority}）`,
    en: `${OWED.en}. This yellow card is a warning: please see to it soon; if it is done, please let us know. (Authority: {authority})`,
  },
  RED_CARD: {
    'zh-CN': `${OWED['zh-CN']}，现已超过，予以红牌。请函告原因、办理进展和预计完成时间。（依据：{authority}）`,
    en: `${OWED.en}; that date has passed, and a red card is given. Please let us know the reason, how it stands and when it is expected to be done. (Authority: {authority})`,
  },
  SUPERVISION_LETTER: {
    'zh-CN': `${OWED['zh-CN']}，现已超过，尚未收到贵单位的{clock}情况。请函告办理进展和预计完成时间。（依据：{authority}）`,
    en: `${OWED.en}; that date has passed and we have not received it. Please let us know how it stands and when it is expected to be done. (Authority: {authority})`,
  },
  CIRCULAR: {
    'zh-CN': `${OWED['zh-CN']}，逾期未办结且无经批准的延期，现予通报。请函告整改情况。（依据：{authority}）`,
    en: `${OWED.en}; it has not been done since, and no extension was granted. This is made known; please let us know what is done about it. (Authority: {authority})`,
  },
  INTERVIEW_REFERRAL: {
    'zh-CN':
      '{unit}承办的协商成果“{title}”，{clock}期限为 {dueDate}，至今未办结。现将有关情况转请研究是否约谈。（依据：{authority}）',
    en: 'The commitment of “{title}” that {unit} carries out was due ({clock}) on {dueDate} and is not done. The matter is referred to you to consider whether to hold a talk. (Authority: {authority})',
  },
};
const REFERRED_CIRCULAR: Sentence = {
  'zh-CN':
    '{unit}承办的协商成果“{title}”，{clock}期限为 {dueDate}，逾期未办结且无经批准的延期。现将有关情况转请研究是否通报。（依据：{authority}）',
  en: 'The commitment of “{title}” that {unit} carries out was due ({clock}) on {dueDate}; it has not been done since, and no extension was granted. The matter is referred to you to consider whether to make it known. (Authority: {authority})',
};
const AFTER_REDS: Sentence = {
  'zh-CN': '{unit}今年已收到红牌 {reds} 张（{numbers}）。现将有关情况转请研究是否约谈。（依据：{authority}）',
  en: '{unit} has received {reds} red cards this year ({numbers}). The matter is referred to you to consider whether to hold a talk. (Authority: {authority})',
};

/** What the prepared text of a paper names. */
export interface PaperFacts {
  kind: string;
  mode: string;
  title: string;
  /** Name of the unit concerned. */
  unit: string;
  clockKind: string;
  dueDate: string;
  authority: string;
  /** Numbers of the red cards that it rests on; empty where a clock prepared it. */
  numbers: readonly string[];
}

/** The text with which a paper begins. */
export function paperBody(facts: PaperFacts, language: Language): string {
  const { title, unit, dueDate, authority, numbers } = facts;
  const sentence =
    numbers.length > 0
      ? AFTER_REDS
      : facts.kind === 'CIRCULAR' && facts.mode === 'refers'
        ? REFERRED_CIRCULAR
        : BODIES[facts.kind as PaperKind];
  const values = {
    title,
    unit,
    dueDate,
    authority,
    clock: clockName(facts.clockKind, language),
    reds: numbers.length,
    numbers: numbers.join(language === 'en' ? ', ' : '、'),
  };
  return fill(sentence[language], values, language);
}

/** The number as it stands on the paper (发文字号): one form in every language. */
export function paperNumber(prefix: string, year: string, serial: number): string {
  return `${prefix}〔${year}〕${serial}号`;
}
