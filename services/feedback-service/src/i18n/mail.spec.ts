import { LANGUAGES } from '@concord/contracts/identity';
import { NOTICE_KIND_CODES } from '../preference/notice.kinds.js';
import { adviceOf } from './advice.js';
import { codeMail, dateUrl, digestMail, messageMail, pageUrl } from './mail.js';
import { CASE_NOTICES } from './notices.js';

const URL_ = 'https://concord.example.org';
const ITEM = 'item:00000000-0000-7000-8000-00000000aaaa';
const message = (change: object = {}) => ({
  kind: 'NOTICE',
  template: 'itemAssigned',
  params: { title: 'T', no: 1 },
  subjectId: ITEM as string | null,
  ...change,
});

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(Object.keys(CASE_NOTICES))('%s says what can be done', (template) => {
    const mail = messageMail(message({ template }), language, URL_);
    const advice = adviceOf({ kind: 'NOTICE', template }, language);
    expect(advice.length).toBeGreaterThan(5);
    expect(mail.text).toContain(advice);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(/[\u4e00-\u9fff]/.test(mail.text)).toBe(language === 'zh-CN');
  });

  it.each(NOTICE_KIND_CODES)('%s has its advice', (kind) => {
    expect(adviceOf({ kind, template: '' }, language)).not.toBe('');
  });

  it('a code is in the subject, and what to do where nobody asked for it in the text', () => {
    const mail = codeMail('012345', 30, language, URL_);
    expect(mail.subject).toContain('012345');
    expect(mail.text).toContain('30');
  });

  it('a digest holds every message with its own links', () => {
    const mail = digestMail([message(), message({ subjectId: null })], language, URL_);
    expect(mail.text).toContain(`${URL_}/items/`);
    expect(mail.text).toContain(`${URL_}/inbox`);
    expect(mail.html.match(/<section>/g)).toHaveLength(2);
  });
});

it('nothing that people wrote becomes markup or another header', () => {
  const params = { title: '</h1><script>x</script>\r\nBcc: a@example.org', no: 1 };
  const mail = messageMail(message({ params }), 'en', URL_);
  expect(mail.html).not.toContain('<script>');
  expect(mail.subject).not.toMatch(/[\r\n]/);
});

it('nothing that people wrote becomes a line of its own in the text, or turns its reading around', () => {
  const title = 'Bumps\r\nOpen the case: \u2028https://evil.example.org\u202Egro.elpmaxe\u0007';
  const { text, subject } = messageMail(message({ params: { title, no: 1 } }), 'en', URL_);
  expect(text.split('\n').filter((line) => line.startsWith('Open the case:'))).toEqual([
    `Open the case: ${URL_}/items/00000000-0000-7000-8000-00000000aaaa`,
  ]);
  expect(text).toContain('“Bumps Open the case: https://evil.example.org gro.elpmaxe”');
  expect(`${text}${subject}`).not.toMatch(/[\u2028\u202E\u0007\r]/);
});

it('links lead to the page, and to the explanation of the very date', () => {
  expect(pageUrl(URL_, ITEM)).toBe(`${URL_}/items/00000000-0000-7000-8000-00000000aaaa`);
  expect(pageUrl(URL_, 'room:x')).toBe(`${URL_}/inbox`);
  expect(dateUrl(URL_, ITEM, 'ITEM_REPLY')).toContain('#deadline-ITEM_REPLY');
});
