import { expect, it } from '@jest/globals';
import { faultOf } from './fault';

it('says of every code that a delivery ends with why it did not arrive', () => {
  const codes = {
    NO_ADDRESS: 'noAddress',
    DONE_MEANWHILE: 'done',
    LEFT: 'left',
    MERGED: 'merged',
    NO_MESSAGE: 'noMessage',
    NO_WEBHOOK: 'noWebhook',
    ADDRESS_BLOCKED: 'blocked',
    HTTP_410: 'gone',
    SMTP_AUTH: 'login',
    SMTP_550: 'refused',
    SMTP_451: 'status',
    HTTP_503: 'status',
    HTTP_TIMEOUT: 'silent',
    HTTP_ECONNREFUSED: 'silent',
    SMTP_ECONNECTION: 'silent',
    SMTP_FAILED: 'silent',
  };
  expect(Object.fromEntries(Object.keys(codes).map((code) => [code, faultOf(code)]))).toEqual(codes);
});
