/**
 * Ids carry their type: `topic:<uuid>`. The same string is the GraphQL `ID` and, for things that have a
 * story, the Temporal workflow id (architecture.md 3, 20).
 */
export const KINDS = [
  'orgUnit',
  'person',
  'profile',
  'topic',
  'room',
  'consultation',
  'session',
  'participant',
  'objection',
  'item',
  'escalation',
  'draft',
  'alert',
  'delivery',
  'webhook',
  'calendarFeed',
  'deadline',
  'calendarNotice',
] as const;
export type Kind = (typeof KINDS)[number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `topic` + bare uuid -> `topic:<uuid>`. */
export function typedId(kind: Kind, uuid: string): string {
  return `${kind}:${uuid}`;
}

/** Whether it is a bare uuid, in small letters as the database writes it. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Splits a typed id; null where it is none, or is of another kind than expected. */
export function parseId(id: string, expected?: Kind): { kind: Kind; uuid: string } | null {
  const at = id.indexOf(':');
  const kind = id.slice(0, at) as Kind;
  const uuid = id.slice(at + 1);
  if (at < 1 || !KINDS.includes(kind) || !isUuid(uuid)) return null;
  return expected && expected !== kind ? null : { kind, uuid };
}

/** GraphQL type name of each kind. */
export const TYPENAME: Record<Kind, string> = {
  orgUnit: 'OrgUnit',
  person: 'Person',
  profile: 'Profile',
  topic: 'Topic',
  room: 'Room',
  consultation: 'Consultation',
  session: 'Session',
  participant: 'Participant',
  objection: 'Objection',
  item: 'ResolutionItem',
  escalation: 'Escalation',
  draft: 'Draft',
  alert: 'Alert',
  delivery: 'Delivery',
  webhook: 'Webhook',
  calendarFeed: 'CalendarFeed',
  deadline: 'Deadline',
  calendarNotice: 'CalendarNotice',
};

/** GraphQL type name of what a typed id names. */
export function typenameOf(id: string): string {
  return TYPENAME[id.slice(0, id.indexOf(':')) as Kind];
}
