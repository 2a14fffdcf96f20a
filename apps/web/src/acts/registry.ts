import { consultationActs } from './consultation.acts';
import type { Act } from './descriptor';
import { itemActs } from './item.acts';
import { escalationActs, officeActs } from './other.acts';
import { sessionActs } from './session.acts';
import { topicActs } from './topic.acts';

/** Every act by the name of its mutation. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...topicActs,
  ...consultationActs,
  ...sessionActs,
  ...itemActs,
  ...escalationActs,
  ...officeActs,
};
