import type { ClockedKind } from '@concord/service-kit/clocks/recalculation';
import { TopicRow } from './topic.entity.js';

/** Cases of this service that have clocks. A clock that is a stage moves the timer of its story with it. */
export const TOPIC_CLOCKED: ClockedKind[] = [
  {
    kind: 'topic',
    entity: TopicRow,
    stages: {
      TOPIC_FILING_RETURN: (row: TopicRow, dueAt) => {
        row.filing = { ...row.filing!, acknowledgeBy: dueAt.toISOString() };
        row.wakeAt = dueAt;
      },
    },
  },
];
