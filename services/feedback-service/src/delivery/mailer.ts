import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import type { MailText } from '../i18n/mail.js';
import { failed, refusedFor, type Outcome } from './outcome.js';

/** Wall milliseconds: together below a sender's lease and the grace of an orderly end. */
const CONNECT_MS = 4_000;
const SILENCE_MS = 6_000;

/** One mail to one person. */
export interface Mail extends MailText {
  to: string;
  /** Stays the same from attempt to attempt, so that a mail handed over twice can be told as one. */
  id: string;
}

/** Hands mail to the SMTP server of the environment. Addresses never leave it by log or error. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;
  private readonly domain: string;

  constructor(@Inject(CHANNEL_ENV) private readonly env: ChannelEnv) {
    this.domain = new URL(env.publicUrl).hostname;
    this.transport = env.smtp
      ? createTransport({
          ...serverOf(env.smtp.url),
          requireTLS: env.smtp.requireTls,
          connectionTimeout: CONNECT_MS,
          greetingTimeout: CONNECT_MS,
          socketTimeout: SILENCE_MS,
          dnsTimeout: CONNECT_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
  }

  /** False = the channel is off. */
  get on(): boolean {
    return this.transport !== null;
  }

  async send(mail: Mail): Promise<Outcome> {
    if (!this.transport || !this.env.smtp) return failed('SMTP_OFF');
    try {
      await this.transport.sendMail({
        from: this.env.smtp.from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${this.domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.language,
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(error as { code?: string; responseCode?: number });
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** `smtps` begins with TLS; the password may hold encoded signs. */
function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}

/** 5xx of the recipient or the mail is final (RFC 5321 4.2.1); a login that fails is ours to mend, and tried again. */
function outcomeOf({ code, responseCode }: { code?: string; responseCode?: number }): Outcome {
  if (code === 'EAUTH') return failed('SMTP_AUTH');
  if (responseCode && responseCode >= 500) return refusedFor(`SMTP_${responseCode}`);
  if (responseCode) return failed(`SMTP_${responseCode}`);
  return failed(code && /^E[A-Z]+$/.test(code) ? `SMTP_${code}` : 'SMTP_FAILED');
}
