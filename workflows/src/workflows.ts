/** The registry: every workflow type of Concord, by explicit name (style.md 9). */
export { clockwork } from './clockwork.js';
export { consultation } from './consultation.js';
export { directoryFeed } from './directory-feed.js';
export { escalation } from './escalation.js';
export { resolutionItem } from './resolution-item.js';
export { topicLifecycle } from './topic-lifecycle.js';
