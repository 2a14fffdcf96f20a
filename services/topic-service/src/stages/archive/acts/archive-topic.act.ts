import { words } from '@concord/service-kit/acts/fields';
import { topicAct } from '../../../topic/topic.noun.js';
import { ROOM_AND_STATION } from '../../../topic/topic.who.js';

/** A closed topic goes into the archive; its story ends. */
export const archiveTopic = topicAct({
  name: 'archiveTopic',
  label: words('归档', 'Archive'),
  says: 'Into the archive (归档).',
  rule: 'T17',
  source: 'INF',
  who: ROOM_AND_STATION,
  from: ['CLOSED'],
  to: 'ARCHIVED',
  weight: 'main',
  input: { says: 'A closed topic goes into the archive (归档).', fields: {} },
  event: { type: 'archived', text: words('归档', 'Archived') },
});
