import type { Shape } from '../shape';
import type { inbox as zh } from '../zh-CN/inbox';

export const inbox = {
  title: 'Inbox',
  unread: 'Unread only',
  none: 'No messages.',
  noneUnread: 'No unread messages.',
  markAll: 'Mark all as read',
  markOne: 'Mark as read',
  new: 'Unread',
  drafts: 'Drafts to sign',
  draftsNone: 'No drafts.',
  draftHint:
    'The system only prepares it: it is a document once the named person has checked, signed, numbered and sealed it.',
  authority: 'Authorised by',
  signer: 'Signer',
  addressee: 'Addressed to',
  due: 'Date passed',
  must: 'Cannot be switched off',
  kinds: 'Kind',
} satisfies Shape<typeof zh>;
