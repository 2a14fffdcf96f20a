import type { Language } from '@concord/contracts/identity';
import type { Sentence } from '@concord/service-kit/i18n/catalogue';
import type { Channel } from '../delivery/delivery.states.js';
import { NOTICE_KINDS, type NoticeKindCode } from '../preference/notice.kinds.js';

/** Names of the channels besides the inbox. */
export const CHANNEL_LABELS: Readonly<Record<Channel, Sentence>> = {
  EMAIL: { 'zh-CN': '电子邮件', en: 'E-mail' },
  SMS: { 'zh-CN': '短信（人工代发）', en: 'Text message (by hand)' },
  PLATFORM: { 'zh-CN': '办公平台（人工转发）', en: 'Office platform (by hand)' },
};

const NOTES = {
  off: {
    'zh-CN': '本系统未配置邮件服务器，暂不发送邮件。',
    en: 'No mail server is set up here; no e-mail goes out.',
  },
  address: { 'zh-CN': '请先填写并确认邮箱地址。', en: 'Give and confirm an e-mail address first.' },
  bounced: {
    'zh-CN': '最近一封邮件被对方邮箱拒收，请核对邮箱地址；已更换的，请重新填写。',
    en: 'The last mail was refused by the mailbox. Check the address, and give it again where it has changed.',
  },
  hand: {
    'zh-CN': '没有自动通道：消息列入待办清单，由管理员人工送达。',
    en: 'There is no gateway for it: messages stand in a list from which an administrator delivers them.',
  },
} satisfies Record<string, Sentence>;

/** What is missing, or how it works; null where there is nothing to say. */
export function channelNote(
  channel: Channel,
  { emailOn, hasEmail, bounced }: { emailOn: boolean; hasEmail: boolean; bounced: boolean },
  language: Language,
): string | null {
  if (channel !== 'EMAIL') return NOTES.hand[language];
  if (!emailOn) return NOTES.off[language];
  if (!hasEmail) return NOTES.address[language];
  return bounced ? NOTES.bounced[language] : null;
}

/** Mails that are no message of a kind. */
const OWN_MAILS: Readonly<Record<string, Sentence>> = {
  DIGEST: { 'zh-CN': '消息汇总', en: 'Digest' },
  CODE: { 'zh-CN': '邮箱确认', en: 'Confirmation of an address' },
};

/** What was delivered, in a word. */
export function deliveryKindLabel(kind: string, language: Language): string {
  const known = Object.hasOwn(NOTICE_KINDS, kind)
    ? NOTICE_KINDS[kind as NoticeKindCode].label
    : OWN_MAILS[kind];
  return known?.[language] ?? kind;
}
