import { TopicTables1795000100000 } from './migrations/1795000100000-topic-tables.js';
import { ProposerMessageRow, ProposerRevealRow, ProposerRow } from './proposer/proposer.entity.js';
import { TopicAskRow, TopicNumberRow, TopicRow } from './topic/topic.entity.js';

/** What topic-service keeps: its entities, and the migrations that make their tables. */
export const TOPIC_DATA = {
  entities: [TopicRow, TopicAskRow, TopicNumberRow, ProposerRow, ProposerMessageRow, ProposerRevealRow],
  migrations: [TopicTables1795000100000],
};
