import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { failed, refusedFor, type Outcome } from '../delivery/outcome.js';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { addressFault, hostOf, isPublicAddress, publicLookup } from './webhook.address.js';
import { signatureOf } from './webhook.signature.js';

/** Wall milliseconds for the whole exchange; below a sender's lease. */
const EXCHANGE_MS = 8_000;

/** One message to a unit's platform. */
export interface Post {
  url: string;
  secret: string;
  /** The delivery's id: the receiver does what it does once by it. */
  id: string;
  /** Attempt, from 1. */
  attempt: number;
  body: string;
  /** Wall milliseconds, for the signature. */
  wallMs: number;
}

/** Posts signed JSON. Redirects are not followed: they would lead past the guard. */
@Injectable()
export class WebhookSender {
  constructor(@Inject(CHANNEL_ENV) private readonly env: ChannelEnv) {}

  send(post: Post): Promise<Outcome> {
    const open = this.env.allowPrivateWebhooks;
    if (addressFault(post.url, open)) return Promise.resolve(refusedFor('ADDRESS_BLOCKED'));
    const url = new URL(post.url);
    const host = hostOf(url);
    // An address in place of a name is never looked up, so it is judged here.
    if (!open && isIP(host) && !isPublicAddress(host)) return Promise.resolve(refusedFor('ADDRESS_BLOCKED'));
    const options: RequestOptions = {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(post.body),
        'user-agent': 'Concord-Webhook/1',
        'x-concord-delivery': post.id,
        'x-concord-attempt': String(post.attempt),
        'x-concord-signature': signatureOf(post.secret, post.body, post.wallMs),
      },
      ...(!open && { lookup: publicLookup }),
      signal: AbortSignal.timeout(EXCHANGE_MS),
    };
    return new Promise((resolve) => {
      const call = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const sent = call(url, { ...options, agent: false }, (answer) => {
        // What the other side says is of no interest, only whether it took it.
        answer.resume();
        answer.on('error', () => undefined);
        resolve(outcomeOf(answer.statusCode ?? 0));
      });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(outcomeOfError(error)));
      sent.end(post.body);
    });
  }
}

/** 410: the receiver says that it is gone for good. All else may be mended there, so it is tried again. */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  return status === 410 ? refusedFor('HTTP_410') : failed(`HTTP_${status}`);
}

function outcomeOfError({ code, name }: NodeJS.ErrnoException): Outcome {
  if (code === 'ADDRESS_BLOCKED') return refusedFor('ADDRESS_BLOCKED');
  if (name === 'AbortError' || name === 'TimeoutError') return failed('HTTP_TIMEOUT');
  return failed(code && /^[A-Z_]+$/.test(code) ? `HTTP_${code}` : 'HTTP_FAILED');
}
