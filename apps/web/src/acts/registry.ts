import { calendarActs, channelActs } from './channel.acts';
import { clockActs } from './clock.acts';
import { consultationActs } from './consultation.acts';
import type { Act } from './descriptor';
import { itemActs } from './item.acts';
import { acts as generated } from './generated/acts';
import { escalationActs, officeActs } from './other.acts';
import { paperActs } from './paper.acts';
import { sessionActs } from './session.acts';
import { topicActs } from './topic.acts';

/** Every act by the name of its mutation. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...generated,
  ...topicActs,
  ...consultationActs,
  ...sessionActs,
  ...itemActs,
  ...escalationActs,
  ...officeActs,
  ...paperActs,
  ...channelActs,
  ...calendarActs,
  ...clockActs,
};
