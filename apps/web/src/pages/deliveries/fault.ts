/** Which words say why a message did not arrive, by the code of its last attempt. */
export function faultOf(
  code: string,
):
  | 'noAddress'
  | 'done'
  | 'left'
  | 'merged'
  | 'noMessage'
  | 'noWebhook'
  | 'blocked'
  | 'gone'
  | 'login'
  | 'refused'
  | 'status'
  | 'silent' {
  if (code === 'NO_ADDRESS') return 'noAddress';
  if (code === 'DONE_MEANWHILE') return 'done';
  if (code === 'MERGED') return 'merged';
  if (code === 'LEFT') return 'left';
  if (code === 'NO_MESSAGE') return 'noMessage';
  if (code === 'NO_WEBHOOK') return 'noWebhook';
  if (code === 'ADDRESS_BLOCKED') return 'blocked';
  if (code === 'HTTP_410') return 'gone';
  if (code === 'SMTP_AUTH') return 'login';
  if (/^SMTP_5\d\d$/.test(code)) return 'refused';
  return /_\d{3}$/.test(code) ? 'status' : 'silent';
}
