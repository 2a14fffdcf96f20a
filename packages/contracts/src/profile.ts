import { z } from 'zod';
import { paperRules } from './papers.js';

const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() });
/** A rule's number with where it comes from: a source tag, or `INF` which is shown as 产品默认 (decision 8). */
const budget = z.object({
  /** wd = working days, cd = calendar days, m = months. */
  unit: z.enum(['wd', 'cd', 'm']),
  n: z.number().int().positive(),
  source: z.string(),
  /** Bound of its one extension (E.2); without it the clock cannot be extended. */
  maxExtension: z
    .object({ unit: z.enum(['wd', 'cd', 'm']), n: z.number().int().positive(), source: z.string() })
    .optional(),
});
const rung = z
  .object({
    key: z.string(),
    /** Working days after (+) or before (-) the due day; 0 is the due day itself. */
    offsetWd: z.number().int().optional(),
    /** Or: a share of the budget, e.g. 0.7 of a month's days. */
    share: z.number().gt(0).lte(1).optional(),
    /** Or: working days after the start. */
    fromStartWd: z.number().int().positive().optional(),
    /** Keys of the clocks that it is for; absent = all. */
    only: z.array(z.string()).optional(),
    /** L0…L5 of domain.md E.2; L0 is the notice of assignment, which the fact itself sends. */
    level: z.string(),
    /**
     * What it makes. Reminder, warning, overdue notice and urging are made whatever the profile authorises; the others
     * are drafts for a named signer, only where `papers` has their kind, and never sent by a clock (decision 5).
     */
    effects: z.array(
      z.enum([
        'reminder',
        'warning',
        'overdueNotice',
        'urging',
        'yellowCard',
        'redCard',
        'letterDraft',
        'circularDraft',
        'interviewDraft',
      ]),
    ),
    /** Looked at when the rung comes; where it does not hold, nothing is made. */
    condition: z.enum(['not-signed', 'no-reply']).optional(),
    /** Roles written to, on the responsible unit unless `above` says an ancestor's. */
    to: z.array(z.object({ role: z.string(), where: z.enum(['unit', 'case', 'county', 'city']) })),
  })
  .refine(
    (one) => [one.offsetWd, one.share, one.fromStartWd].filter((offset) => offset !== undefined).length === 1,
    {
      error: 'a rung stands at one place: offsetWd, share or fromStartWd',
    },
  );
const matrixRow = z.object({
  level: z.string(),
  /** Roles that may approve; the approver's post must be on the topic's own place. */
  approvedBy: z.array(z.string()).min(1),
  /** Roles of the body that files; found on the unit itself or the nearest ancestor that has it. */
  filedWith: z.array(z.string()).min(1),
  source: z.string(),
});

/**
 * A process profile: how consultation is done in one region, as data (architecture.md 11).
 * A case keeps the version it started under.
 */
export const profileDocument = z.object({
  key: z.string(),
  name: bilingual,
  /** Names of the steps, in order, each with the topic states that belong to it. */
  steps: z.array(z.object({ key: z.string(), label: bilingual, states: z.array(z.string()) })),
  sources: z.array(z.string()),
  approvalMatrix: z.array(matrixRow),
  /** true = filing must precede research (MX3). */
  filingGate: z.boolean(),
  /** 不调研不协商 [S0]. */
  researchGate: z.boolean(),
  phases: z.array(z.string()),
  publicReps: z.object({ num: z.number().int(), den: z.number().int(), source: z.string() }),
  disputePartiesCount: z.boolean(),
  sessionsPerRoomYear: z.object({ n: z.number().int(), source: z.string() }),
  outcomes: z.array(z.string()),
  outcomeThresholds: z.object({ consensusAgree: z.number(), basicAgree: z.number(), source: z.string() }),
  nextSessionReport: z.boolean(),
  escalations: z.array(z.string()),
  /** Clocks D1…D26 by key; a clock that is not here is not armed. */
  clocks: z.record(z.string(), budget),
  ladder: z.array(rung),
  /** Of documents from before `papers`, and read only where there are none: who issues a 督办函 (papers.ts, `paperOf`). */
  supervisionLetter: z.object({ signerRole: z.string(), authority: z.string() }).nullable(),
  /** Cards, letters, circulars and referrals that a document authorises; a kind that is absent is never made (decision 5). */
  papers: paperRules.optional(),
  /** Roles that assign a commitment to a department (decision 6), outermost last. */
  assignmentChain: z.array(z.string()),
  calendarId: z.string(),
  /** Reasons offered at screening, by kind: refer, decline, return. */
  screeningReasons: z.record(
    z.string(),
    z.array(z.object({ code: z.string(), label: bilingual, source: z.string() })),
  ),
  /** Per role: which word is used on screen, e.g. the station's name. */
  unitLabels: z.record(z.string(), bilingual),
});
export type ProfileDocument = z.infer<typeof profileDocument>;
export type LadderRung = z.infer<typeof rung>;
