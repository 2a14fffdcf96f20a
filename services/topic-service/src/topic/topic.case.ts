import { typedId } from '@concord/contracts/ids';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { authorityUnits, profileOf } from '../stages/selection/matrix.js';
import type { TopicRow } from './topic.entity.js';
import type { TopicState } from './topic.states.js';

/** Puts the topic into a state and remembers since when. */
export function enter(row: TopicRow, state: TopicState, now: Date): void {
  row.state = state;
  row.history = [...row.history, { state, at: now.toISOString() }];
}

/** Passes a gate of closing (topic.gates.ts); passed once is passed. */
export function pass(row: TopicRow, gate: string, now: Date): void {
  row.gates = { ...row.gates, [gate]: row.gates[gate] ?? now.toISOString() };
}

/** The clocks of a topic, and who must act while each runs (domain.md D.1). */
const CLOCKS = {
  TOPIC_SCREENING: { profileClock: 'D1', anchorEvent: 'submitted', responsible: screeningUnit },
  TOPIC_APPROVAL: { profileClock: 'D2', anchorEvent: 'screened', responsible: approvingUnit },
  TOPIC_FILING: { profileClock: 'D3', anchorEvent: 'approved', responsible: screeningUnit },
  TOPIC_FILING_RETURN: { profileClock: 'D4', anchorEvent: 'filingSent', responsible: receivingUnit },
} as const;
export type TopicClock = keyof typeof CLOCKS;

/** The nearest unit that screens: the room's convenor, else the station, else the place itself. */
export function screeningUnit(tx: ActTransaction, row: TopicRow): string {
  const { tree, ctx } = tx;
  if (tree.holders('CONVENOR', row.orgUnitId, ctx.now).length > 0) return row.orgUnitId;
  return tree.nearestWithRole('STATION_STAFF', row.orgUnitId, ctx.now)?.id ?? row.orgUnitId;
}

function receivingUnit(_tx: ActTransaction, row: TopicRow): string {
  return row.filing?.receiverUnitId ?? row.orgUnitId;
}

function approvingUnit(tx: ActTransaction, row: TopicRow): string {
  return authorityUnits(row, tx.tree, tx.ctx.now)[0]?.orgUnitId ?? row.orgUnitId;
}

/** Starts a clock of the topic; a clock that the profile does not declare is not armed (contracts/profile). */
export async function arm(tx: ActTransaction, row: TopicRow, kind: TopicClock): Promise<void> {
  const { profileClock, anchorEvent, responsible } = CLOCKS[kind];
  const profile = profileOf(row, tx.tree);
  if (!profile.document.clocks[profileClock]) return;
  await tx.clocks.arm({
    caseId: typedId('topic', row.id),
    kind,
    profileClock,
    title: row.title,
    orgUnitId: row.orgUnitId,
    responsibleUnitId: responsible(tx, row),
    anchorEvent,
    profile,
  });
}

/** The work of a clock is done. */
export async function complete(tx: ActTransaction, row: TopicRow, kind: TopicClock): Promise<void> {
  await tx.clocks.complete(typedId('topic', row.id), kind);
}

/** A window of the topic is over, used or not. */
export async function lapse(tx: ActTransaction, row: TopicRow, kind: TopicClock): Promise<void> {
  await tx.clocks.lapse(typedId('topic', row.id), kind);
}

/** The topic is over: nothing of it is waited for any more. */
export async function endAllClocks(tx: ActTransaction, row: TopicRow): Promise<void> {
  row.wakeAt = null;
  await tx.clocks.cancelAll(typedId('topic', row.id));
}
