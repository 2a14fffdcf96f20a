import { localDay, type FigureSource } from '@concord/service-kit/indicators/rebuild';

/** From which rows each kept figure of topics can be counted anew (architecture.md 18). */
export const TOPIC_FIGURES: readonly FigureSource[] = [
  `select org_unit_id, ${localDay('submitted_at')} as day, 'submitted' as name, source as dimension, 1 as value
   from topic`,
  `select t.org_unit_id, ${localDay('t.submitted_at')}, 'residents', '', 1
   from topic t join proposer p on p.topic_id = t.id where p.kind = 'RESIDENT'`,
  `select t.org_unit_id, ${localDay("(h.since ->> 'at')::timestamptz")}, 'closed', '', 1
   from topic t cross join jsonb_array_elements(t.history) as h(since) where h.since ->> 'state' = 'CLOSED'`,
];
