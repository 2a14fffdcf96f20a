import type { House } from '../house.js';
import { OWNERS } from '../deadlines/storm.js';
import { Almanac, PAPER_2026, type Paper } from './almanac.js';
import { dueDay, endedAt, Offices, rungAt, type Budget, type ClockSeen, type LadderRung } from './oracle.js';

/** A paper of the working days with the instant (ISO) from which the house knew it. */
export interface Published {
  at: string;
  paper: Paper;
}

/** What the house wrote, laid beside what was computed by hand. */
export interface Audit {
  clocks: number;
  provisional: number;
  late: number;
  rungs: number;
  messages: number;
  drafts: number;
  /** Every difference, in words. */
  wrong: string[];
}

interface RungSeen {
  id: string;
  clockId: string;
  key: string;
  at: Date;
  status: string;
  inForce: boolean;
}

const MESSAGE_OF: Record<string, string> = {
  reminder: 'REMINDER',
  warning: 'WARNING',
  overdueNotice: 'OVERDUE',
  urging: 'URGING',
};
const PAPER_OF: Record<string, string> = {
  yellowCard: 'YELLOW_CARD',
  redCard: 'RED_CARD',
  letterDraft: 'SUPERVISION_LETTER',
  circularDraft: 'CIRCULAR',
};
/** Clocks of what a department owes: only they have papers. */
const HANDLING = ['ITEM_SIGN_FOR', 'ITEM_REPLY', 'ITEM_COMPLETION'];
/** Windows run out without anybody being late. */
const WINDOWS = ['TOPIC_FILING_RETURN', 'PUBLICITY', 'ITEM_RETURN'];

/** Computes every due date, rung, message and draft of a year again, from the anchors alone, and compares. */
export async function audit(house: House, published: readonly Published[], now: string): Promise<Audit> {
  const found: Audit = { clocks: 0, provisional: 0, late: 0, rungs: 0, messages: 0, drafts: 0, wrong: [] };
  const [profile] = await house.rows<{
    document: { clocks: Record<string, Budget>; ladder: LadderRung[]; papers?: object };
  }>("select document from directory.profile where key = 'hechi' order by version desc limit 1");
  const { clocks: budgets, ladder, papers = {} } = profile!.document;
  const offices = new Offices(
    await house.rows(
      'select id, parent_id as "parentId", kind from directory.org_unit order by official_order',
    ),
    await house.rows(
      'select person_id as "personId", role, org_unit_id as "orgUnitId" from directory.post where valid_until is null',
    ),
  );
  const owed = new Set<string>();
  for (const owner of OWNERS) {
    const clocks = await house.rows<ClockSeen>(
      `select id, case_id as "caseId", kind, profile_clock as "profileClock", ledger, due_date::text as "dueDate", provisional,
              state, breached_at as "breachedAt", org_unit_id as "orgUnitId", responsible_unit_id as "responsibleUnitId"
       from ${owner}.clock order by case_id, id`,
    );
    const rungs = await house.rows<RungSeen>(
      `select r.id, r.clock_id as "clockId", r.key, r.at, r.status, r.reckoning = c.reckoning as "inForce"
       from ${owner}.clock_rung r join ${owner}.clock c on c.id = r.clock_id`,
    );
    const messages = await house.rows<{ rungId: string; kind: string; personId: string; n: number }>(
      `select split_part(once_key, '#', 1) as "rungId", kind, person_id as "personId", count(*)::int as n from feedback.alert
       where kind = any($1) group by 1, 2, 3`,
      [Object.values(MESSAGE_OF)],
    );
    for (const clock of clocks) {
      const own = rungs.filter(({ clockId }) => clockId === clock.id);
      const ids = new Set(own.map(({ id }) => id));
      auditClock({
        clock,
        rungs: own,
        told: messages.filter(({ rungId }) => ids.has(rungId)),
        budget: budgets[clock.profileClock]!,
        ladder: ladder.filter(({ only }) => !only || only.includes(clock.profileClock)),
        authorised: Object.keys(papers),
        offices,
        published,
        now,
        found,
        owed,
      });
    }
  }
  const drafts = await house.rows<{ line: string }>(
    `select 'item:' || item_id || ' ' || kind || ' ' || due_date as line from feedback.draft order by 1`,
  );
  found.drafts = drafts.length;
  const made = drafts.map(({ line }) => line);
  for (const line of made.filter((one) => !owed.has(one))) {
    found.wrong.push(`a paper that nobody owes: ${line}`);
  }
  for (const line of owed) {
    const n = made.filter((one) => one === line).length;
    if (n !== 1) found.wrong.push(`a paper made ${n} times: ${line}`);
  }
  return found;
}

interface Auditing {
  clock: ClockSeen;
  rungs: RungSeen[];
  told: { rungId: string; kind: string; personId: string; n: number }[];
  /** Papers that clocks of departments owe: `item kind date`; of one commitment and day each kind is made once. */
  owed: Set<string>;
  budget: Budget;
  ladder: LadderRung[];
  authorised: string[];
  offices: Offices;
  published: readonly Published[];
  now: string;
  found: Audit;
}

function auditClock(auditing: Auditing): void {
  const { clock, budget, published, now, found } = auditing;
  const ended = endedAt(clock);
  // A closed deadline stays as it was, whatever was published later.
  const known = published.filter(({ at }) => at <= (ended ?? now)).map(({ paper }) => paper);
  const almanac = new Almanac([PAPER_2026, ...known]);
  const due = dueDay(clock, budget, almanac);
  const name = `${clock.kind} of ${clock.caseId}`;
  const expect = (what: string, is: unknown, owed: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(owed)) {
      found.wrong.push(`${name}: ${what} is ${JSON.stringify(is)}, by hand ${JSON.stringify(owed)}`);
    }
  };
  found.clocks += 1;
  if (clock.provisional) found.provisional += 1;
  expect('due date', clock.dueDate, due.day);
  expect('provisional', clock.provisional, due.provisional);
  if (WINDOWS.includes(clock.kind)) return;
  // The last day ends with its midnight.
  const over = new Date(`${due.day}T24:00:00+08:00`).toISOString();
  const late = over <= (ended ?? now);
  if (late) found.late += 1;
  // A breach that happened stays, though a notice has moved the day since.
  const moved = clock.ledger.some(({ type }) => type === 'recalculated');
  if (late || !moved) expect('breached', clock.breachedAt !== null, late);
  auditRungs(auditing, almanac, expect);
}

function auditRungs(
  { clock, rungs, told, owed, budget, ladder, authorised, offices, now, found }: Auditing,
  almanac: Almanac,
  expect: (what: string, is: unknown, owed: unknown) => void,
): void {
  const until = endedAt(clock) ?? now;
  for (const rung of ladder) {
    const at = rungAt(rung, clock, budget, almanac);
    const seen = rungs.filter(({ key }) => key === rung.key);
    const inForce = seen.find((one) => one.inForce);
    found.rungs += 1;
    if (at === null) {
      expect(`rung ${rung.key}`, inForce?.status ?? 'SKIPPED', 'SKIPPED');
      continue;
    }
    const came = at <= until;
    // A new calendar moves the day: what came before it is not said again.
    const claimed = seen.filter(({ status }) => status === 'CLAIMED');
    const status = came ? 'CLAIMED' : endedAt(clock) ? 'SKIPPED' : 'PENDING';
    if (claimed.length === 0 || claimed.some((one) => one.inForce)) {
      expect(`rung ${rung.key}`, inForce?.status, status);
    }
    if (inForce?.status !== 'SKIPPED') expect(`instant of ${rung.key}`, inForce?.at.toISOString(), at);
    if (!came || claimed.length !== 1 || rung.condition) continue;
    const people = offices.recipients(rung.to, clock.responsibleUnitId, clock.orgUnitId);
    for (const effect of rung.effects) {
      const kind = MESSAGE_OF[effect];
      if (kind) {
        const written = told.filter((one) => one.kind === kind && one.rungId === claimed[0]!.id);
        found.messages += written.length;
        expect(
          `${kind} of ${rung.key}`,
          written.map(({ personId, n }) => `${personId} ${n}`).sort(),
          [...people].map((personId) => `${personId} 1`).sort(),
        );
      }
      const paper = PAPER_OF[effect];
      const owes = HANDLING.includes(clock.kind) && offices.kindOf(clock.responsibleUnitId) === 'DEPARTMENT';
      if (paper && owes && authorised.includes(paper)) owed.add(`${clock.caseId} ${paper} ${clock.dueDate}`);
    }
  }
}
