import type { Language } from '@concord/contracts/identity';
import { pagePath } from '@concord/contracts/pages';
import { fill, type Sentence } from '@concord/service-kit/i18n/catalogue';
import { adviceOf, kindLabel } from './advice.js';
import { renderAlert } from './alerts.js';

/** One mail in one language: as plain text, and as HTML that needs no pictures and no styles to be read. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
  language: Language;
}

/** What a mail is made of. */
export interface Message {
  kind: string;
  template: string;
  params: Record<string, string | number>;
  /** Typed id that it opens. */
  subjectId: string | null;
}

const WORDS = {
  product: { 'zh-CN': '协商通', en: 'Concord' },
  open: { 'zh-CN': '打开事项', en: 'Open the case' },
  inbox: { 'zh-CN': '打开消息', en: 'Open your inbox' },
  date: { 'zh-CN': '查看期限如何计算', en: 'See how the date was reckoned' },
  can: { 'zh-CN': '您可以：', en: 'What you can do:' },
  settings: { 'zh-CN': '更改接收方式', en: 'Change how you are told' },
  footer: {
    'zh-CN': '本邮件由系统自动发出，请勿回复。',
    en: 'This mail was sent automatically; please do not reply.',
  },
  digest: { 'zh-CN': '今日消息汇总（{count} 条）', en: 'Your messages of the day ({count})' },
  code: { 'zh-CN': '邮箱确认码：{code}', en: 'Code to confirm your address: {code}' },
  codeUse: {
    'zh-CN': '请在 {minutes} 分钟内，在“消息接收与代理”页面输入确认码。如果不是您本人操作，请忽略本邮件。',
    en: 'Enter the code on the page “My messages and deputies” within {minutes} minutes. If you did not ask for it, ignore this mail.',
  },
} satisfies Record<string, Sentence>;

/** Address of the page of a typed id; the inbox where it has none. */
export function pageUrl(publicUrl: string, subjectId: string | null): string {
  return `${publicUrl}${pagePath(subjectId) ?? '/inbox'}`;
}

/** Address at which a date of that case explains itself. */
export function dateUrl(publicUrl: string, subjectId: string, clock: string): string {
  return `${pageUrl(publicUrl, subjectId)}#deadline-${clock}`;
}

/** One message as a mail. */
export function messageMail(message: Message, language: Language, publicUrl: string): MailText {
  const part = partOf(message, language, publicUrl);
  const given = flat(message.params)['title'];
  const title = typeof given === 'string' ? quoted(given, language) : '';
  return letter({
    language,
    publicUrl,
    heading: kindLabel(message, language) + title,
    parts: [part],
  });
}

/** All that waited for the digest, in the order in which it came. */
export function digestMail(messages: readonly Message[], language: Language, publicUrl: string): MailText {
  return letter({
    language,
    publicUrl,
    heading: fill(WORDS.digest[language], { count: messages.length }, language),
    parts: messages.map((message) => partOf(message, language, publicUrl)),
  });
}

/** The code that confirms an address. */
export function codeMail(code: string, minutes: number, language: Language, publicUrl: string): MailText {
  return letter({
    language,
    publicUrl,
    heading: fill(WORDS.code[language], { code }, language),
    parts: [{ lines: [fill(WORDS.codeUse[language], { minutes }, language)], links: [] }],
  });
}

interface Part {
  lines: string[];
  links: { label: string; href: string }[];
}

function partOf(message: Message, language: Language, publicUrl: string): Part {
  const { kind, template, subjectId } = message;
  const params = flat(message.params);
  const href = pageUrl(publicUrl, subjectId);
  const links = [{ label: (subjectId ? WORDS.open : WORDS.inbox)[language], href }];
  if (subjectId && typeof params['clock'] === 'string') {
    links.push({ label: WORDS.date[language], href: dateUrl(publicUrl, subjectId, params['clock']) });
  }
  return {
    lines: [
      renderAlert(template, params, language),
      `${WORDS.can[language]}${language === 'en' ? ' ' : ''}${adviceOf({ kind, template }, language)}`,
    ],
    links,
  };
}

/** Line breaks and other signs that are not seen: in them somebody could write lines, or links, of ours. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** What people wrote, on one line each. */
function flat(params: Message['params']): Message['params'] {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim() : value,
  ]);
  return Object.fromEntries(entries) as Message['params'];
}

function quoted(title: string, language: Language): string {
  const short = [...title].length > 40 ? `${[...title].slice(0, 39).join('')}…` : title;
  return language === 'en' ? `: “${short}”` : `：“${short}”`;
}

function letter({
  language,
  publicUrl,
  heading,
  parts,
}: {
  language: Language;
  publicUrl: string;
  heading: string;
  parts: Part[];
}): MailText {
  const settings = { label: WORDS.settings[language], href: `${publicUrl}/preferences` };
  const product = WORDS.product[language];
  const text = [
    heading,
    ...parts.map(({ lines, links }) =>
      [...lines, ...links.map(({ label, href }) => `${label}: ${href}`)].join('\n'),
    ),
    ['--', product, WORDS.footer[language], `${settings.label}: ${settings.href}`].join('\n'),
  ].join('\n\n');
  const anchor = ({ label, href }: Part['links'][number]): string =>
    `<p><a href="${escape(href)}">${escape(label)}</a></p>`;
  const html = [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${escape(heading)}</title></head><body><main>`,
    `<h1>${escape(heading)}</h1>`,
    ...parts.flatMap(({ lines, links }) => [
      '<section>',
      ...lines.map((line) => `<p>${escape(line)}</p>`),
      ...links.map(anchor),
      '</section>',
    ]),
    `</main><footer><p>${escape(product)} · ${escape(WORDS.footer[language])}</p>${anchor(settings)}</footer></body></html>`,
  ].join('\n');
  return { subject: `[${product}] ${heading}`, text, html, language };
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
