import { addCatalogue, type Catalogue } from '@concord/service-kit/i18n/catalogue';
import { NOTICE_KINDS } from '../preference/notice.kinds.js';

/** Sentences of the channels' refusals. */
const REFUSALS = {
  NOTICE_MANDATORY: {
    'zh-CN': '“{notice}”是必达通知，不能关闭电子邮件。',
    en: '“{notice}” always reaches its reader: e-mail cannot be switched off for it.',
  },
  NOTICE_NOT_IN_DIGEST: {
    'zh-CN': '“{notice}”是必达通知，须即时送达，不能并入汇总。',
    en: '“{notice}” always goes out by itself and does not wait for the digest.',
  },
  DIGEST_NEEDS_EMAIL: {
    'zh-CN': '汇总通过电子邮件发送，请同时选择电子邮件。',
    en: 'The digest is an e-mail: choose e-mail as well.',
  },
  HOUR_OUT_OF_RANGE: { 'zh-CN': '汇总时间须为 0 至 23 点的整点。', en: 'The hour must be between 0 and 23.' },
  EMAIL_INVALID: { 'zh-CN': '邮箱地址格式不正确。', en: 'This is not an e-mail address.' },
  EMAIL_OFF: {
    'zh-CN': '本系统未配置邮件服务器，暂不能使用电子邮件。',
    en: 'No mail server is set up here, so e-mail cannot be used.',
  },
  CODE_WRONG: {
    'zh-CN': '确认码不正确，请核对后重新输入。',
    en: 'The code is not right. Look again and retry.',
  },
  CODE_EXPIRED: {
    'zh-CN': '确认码已失效，请重新填写邮箱获取新的确认码。',
    en: 'The code does not hold any more. Give the address again to get a new one.',
  },
  TOO_MANY_CODES: {
    'zh-CN': '一天内最多获取 {max} 次确认码，请明天再试。',
    en: 'At most {max} codes are sent within a day. Try again tomorrow.',
  },
  NO_ADDRESS: { 'zh-CN': '尚未填写邮箱地址。', en: 'There is no address to remove.' },
  DELIVERY_IN_DIGEST: {
    'zh-CN': '该消息随当日汇总发送，请重发汇总。',
    en: 'It goes out with the digest of its day: send the digest again.',
  },
  WEBHOOK_URL_INVALID: { 'zh-CN': '推送地址格式不正确。', en: 'This is not an address to send to.' },
  WEBHOOK_URL_NOT_HTTPS: { 'zh-CN': '推送地址须使用 https。', en: 'The address must begin with https.' },
  WEBHOOK_URL_PRIVATE: {
    'zh-CN': '推送地址不能指向内部网络。',
    en: 'The address must not lead into a private network.',
  },
  'field:channels': { 'zh-CN': '接收方式', en: 'channels' },
  'field:kind': { 'zh-CN': '消息类别', en: 'kind of message' },
  'field:feeds': { 'zh-CN': '日历地址', en: 'calendar addresses' },
  'state:PENDING': { 'zh-CN': '待发送', en: 'waiting' },
  'state:SENDING': { 'zh-CN': '发送中', en: 'being sent' },
  'state:SENT': { 'zh-CN': '已发送', en: 'sent' },
  'state:DIGEST': { 'zh-CN': '待汇总', en: 'in the digest' },
  'state:DEAD': { 'zh-CN': '未送达', en: 'not delivered' },
  'state:BY_HAND': { 'zh-CN': '待人工送达', en: 'to be delivered by hand' },
  'state:HAND_DELIVERED': { 'zh-CN': '已人工送达', en: 'delivered by hand' },
  'state:CANCELLED': { 'zh-CN': '已取消', en: 'cancelled' },
} satisfies Catalogue;

addCatalogue(REFUSALS);
addCatalogue(
  Object.fromEntries(Object.entries(NOTICE_KINDS).map(([code, { label }]) => [`notice:${code}`, label])),
);
