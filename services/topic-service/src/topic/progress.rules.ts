import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { TopicRow } from './topic.entity.js';
import { isApprovedAndOpen, isOver, isProgressState } from './topic.states.js';

/** May the topic follow its consultation into this state (T7–T20)? null = only the timeline learns of it (T22). */
export function decideProgress(row: Pick<TopicRow, 'state'>, state: string | null): Decision {
  if (state === null) return ALLOWED;
  if (!isProgressState(state)) return refuse('CHOICE_UNKNOWN', { field: 'state', value: state, offered: '' });
  if (isApprovedAndOpen(row.state)) return ALLOWED;
  return refuse(isOver(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE', { state: row.state }, 'T7', 'S0');
}

/** Gates of closing after such news: a new round closes again what the last one had passed. */
export function gatesAfter(
  gates: Record<string, string>,
  news: { state: string | null; data: Record<string, unknown>; at: string },
): Record<string, string> {
  const next = { ...gates };
  const newRound = news.state === 'REDELIBERATE' || news.data['again'] === true;
  if (newRound) {
    for (const gate of ['STATUS_REPORTED', 'FEEDBACK_GIVEN', 'NOT_REDELIBERATED']) delete next[gate];
  }
  if (news.state === 'REPORTED') next['STATUS_REPORTED'] ??= news.at;
  if (news.data['again'] === false) next['NOT_REDELIBERATED'] ??= news.at;
  return next;
}

/** Units named as handling something: departments that may read the topic from now on. */
export function unitsNamed(data: Record<string, unknown>): string[] {
  const commitments = Array.isArray(data['commitments'])
    ? (data['commitments'] as Record<string, unknown>[])
    : [];
  return [data, ...commitments]
    .flatMap((part) => [part['leadUnitId'], part['coUnitIds'], part['unitIds']].flat())
    .filter((id): id is string => typeof id === 'string')
    .map((id) => id.replace(/^orgUnit:/, ''));
}
