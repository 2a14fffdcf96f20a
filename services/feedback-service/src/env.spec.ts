import { readChannelEnv } from './env.js';

it('without a mail server the channel is off', () => {
  expect(readChannelEnv({ SMTP_URL: '', MAIL_FROM: '' })).toMatchObject({
    smtp: null,
    allowPrivateWebhooks: false,
    maxAttempts: 8,
  });
});

it('a mail server needs a sender', () => {
  expect(() => readChannelEnv({ SMTP_URL: 'smtp://mail.example.org' })).toThrow('MAIL_FROM');
  expect(readChannelEnv({ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@example.org' }).smtp).toEqual({
    url: 'smtp://mail.example.org',
    from: 'a@example.org',
    requireTls: false,
  });
});

it('names the fault and not the value, which may hold a password', () => {
  const read = (): unknown => readChannelEnv({ SMTP_URL: 'http://user:password@mail', MAIL_FROM: 'x' });
  expect(read).toThrow('SMTP_URL');
  expect(read).not.toThrow('password');
});
