import { createHmac } from 'node:crypto';

/**
 * Value of `x-concord-signature`: `t=<seconds>,v1=<hex>`, the HMAC-SHA256 of `<seconds>.<body>` under the webhook's
 * secret. The time is in the signature, so an old message cannot be played again; `wallMs` is wall time.
 */
export function signatureOf(secret: string, body: string, wallMs: number): string {
  const seconds = Math.floor(wallMs / 1_000);
  const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hmac}`;
}
