import { localDay, sqlList, type FigureSource } from '@concord/service-kit/indicators/rebuild';

/** What an item's own row forgets when it happens again stands in its timeline. */
const happened = (name: string, types: readonly string[], which = 'e.at'): FigureSource =>
  `select i.org_unit_id, ${localDay(which)}, '${name}', '', 1
   from resolution_item i join timeline_entry e on e.case_id = 'item:' || cast(i.id as text)
   where e.type in (${sqlList(types)})`;

/** From which rows each kept figure of results can be counted anew (architecture.md 18). */
export const FEEDBACK_FIGURES: readonly FigureSource[] = [
  `select org_unit_id, ${localDay('created_at')} as day, 'itemsOpened' as name, '' as dimension, 1 as value
   from resolution_item`,
  happened('itemsAssigned', ['assigned', 'reassigned']),
  // Only the first answer counts.
  `${happened('itemsReplied', ['replied'], 'min(e.at)')} group by i.id`,
  happened('itemsClosed', ['closed']),
  `select i.org_unit_id, ${localDay("(v.visit ->> 'at')::timestamptz")}, 'problemsSolved', '', 1
   from resolution_item i cross join jsonb_array_elements(i.visits) as v(visit)
   where v.visit ->> 'verdict' = 'VERIFIED'`,
  `select org_unit_id, ${localDay("(satisfaction ->> 'at')::timestamptz")}, 'satisfaction', satisfaction ->> 'rating', 1
   from resolution_item where satisfaction is not null and satisfaction <> 'null'::jsonb`,
  `select org_unit_id, ${localDay('submitted_at')}, 'escalationsSubmitted', kind, 1
   from escalation where submitted_at is not null`,
  `select org_unit_id, ${localDay('reviewed_at')}, 'escalationsReviewed', state, 1
   from escalation where reviewed_at is not null`,
];
