import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
/** The same in both languages. */
const words = z.strictObject({ 'zh-CN': z.string(), en: z.string() });
/** `default` (产品默认), a document's key, or `document#article`. */
const source = z.string().min(1);
const budget = z.strictObject({ n: z.number().int().positive(), unit: z.enum(['wd', 'cd', 'm']), source });

/** The only kind of arrow: what follows a result, a skip, an exit or a start. */
const edge = z.strictObject({
  /** Stages that open; a stage that is open or done in this round already stays as it is (a join). */
  then: z.array(key).default([]),
  /** Goes back: this stage and all that follow from it begin anew. */
  back: key.optional(),
  /** The way back is another round (再次协商), counted. */
  round: z.boolean().default(false),
  /** The case is closed under this name; refused while a main or beside stage is open, unless `drop`. */
  end: code.optional(),
  /** Ends whatever is open (decline, merge, refer, legal backstop). */
  drop: z.boolean().default(false),
  reason: z.boolean().default(false),
  source: source.default('default'),
});
export type Edge = z.infer<typeof edge>;

const clock = z.strictObject({
  /** Key of `budgets`. */
  budget: z.string(),
  /** `open`, `ready` (open and nothing to wait for), `begin`, or a mark of the kind (minutesSigned…). */
  from: z.string().default('open'),
  to: z.string().default('done'),
  mode: z.enum(['term', 'window', 'before']).default('term'),
  when: z.string().optional(),
});
const roles = z.array(code);
/** A row of a matrix: who, for cases of one level. */
const row = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ level: code, source, ...shape });
const choice = z.strictObject({ code, label: words, source });

const base = {
  key,
  label: words,
  source,
  /** main: the case stands here. beside: a record that holds the closing only. after: owed even when closed. */
  lane: z.enum(['main', 'beside', 'after']).default('main'),
  /** May be prepared when open, but not begun before these are done (or skipped by somebody, with his reason). */
  needs: z.array(key).default([]),
  /** Lapses when that stage begins (research where nothing requires it). */
  until: key.optional(),
  /** Opens only where the case has this flag; otherwise `otherwise` follows. */
  when: z.string().optional(),
  otherwise: edge.optional(),
  skip: edge.extend({ by: roles }).optional(),
  /** Who does the acts of the stage. */
  by: roles.default([]),
  clocks: z.array(clock).default([]),
  results: z.record(code, edge),
};
const kind = <K extends string, T extends z.ZodRawShape>(name: K, shape: T) =>
  z.strictObject({ ...base, kind: z.literal(name), ...shape });

/** One occurrence of a kind in a process; what its rules say is the profile's. */
const stage = z.discriminatedUnion('kind', [
  kind('INTAKE', { origins: z.array(choice).min(1), campaigns: z.boolean(), tells: roles.default([]) }),
  kind('SCREENING', {
    scope: z.array(choice),
    axes: z.array(choice),
    ticks: z.array(choice),
    reasons: z.record(code, z.array(choice)),
    recruits: z.boolean().default(false),
    published: z.boolean().default(false),
  }),
  kind('SELECTION', {
    manner: z.enum(['matrix', 'plan', 'group', 'poll']),
    matrix: z.array(row({ approvedBy: roles.min(1), jointly: z.boolean().default(false) })).default([]),
    forwardedAs: words.optional(),
  }),
  kind('FILING', {
    matrix: z.array(row({ with: roles.min(1) })).default([]),
    receipts: z.array(choice).default([]),
  }),
  kind('PARTICIPANTS', { composition: z.array(choice).min(1) }),
  kind('RESEARCH', {
    sidesAtLeast: z.number().int().min(1),
    acceptedBy: roles.min(1),
    together: z.array(choice).default([]),
  }),
  kind('SITTING', {
    phases: z.array(z.strictObject({ code, label: words, mayMerge: z.boolean().default(true) })),
    announced: z.boolean(),
    composition: z.array(choice).default([]),
    share: z.strictObject({ capacity: code, num: z.number(), den: z.number(), source }).optional(),
    forms: z.array(choice.extend({ records: z.array(z.string()).default([]) })).min(1),
    criteria: z.array(choice.extend({ weight: z.number() })).default([]),
    blends: z.array(choice).default([]),
    segments: z.array(z.enum(['SITE', 'ROOM', 'ONLINE'])).min(1),
    venue: z.enum(['room', 'any', 'none']),
    platforms: z.array(choice.extend({ everyMonths: z.number().optional() })).default([]),
    topicsAtMost: z.number().int().positive().default(1),
    settlement: z.boolean().default(false),
    perYear: z.strictObject({ n: z.number(), source }).optional(),
    experience: z.boolean().default(false),
  }),
  kind('PUBLICITY', {
    objections: z.boolean(),
    continuous: z.boolean().default(false),
    channels: z.array(choice).default([]),
  }),
  kind('EXPLANATION', { to: z.array(code).min(1) }),
  kind('REFERENCE', { to: z.array(choice).min(1), compulsory: z.boolean() }),
  kind('ADVICE', { products: z.array(choice).min(1), to: z.array(choice).min(1) }),
  kind('ENTRUSTER', { answersItself: z.boolean() }),
  kind('HANDLING', {
    routes: z
      .array(
        choice.extend({
          by: roles.min(1),
          plan: z.boolean().default(false),
          force: z.string().optional(),
          outside: z.boolean().default(false),
          chain: roles.default([]),
          asks: z.array(z.enum(['SIGN', 'REPLY', 'PLAN', 'COMPLETION', 'VISIT', 'SATISFACTION'])),
          clocks: z.array(clock).default([]),
        }),
      )
      .min(1),
  }),
  kind('SUPERVISION', { offices: z.array(choice).default([]), satisfaction: z.boolean() }),
  kind('REPORT', { at: z.enum(['nextSession', 'date']) }),
  kind('FEEDBACK', { to: z.array(choice).min(1) }),
  kind('BACKSTOP', { partners: z.array(choice).min(1) }),
  kind('CLOSING', {}),
  kind('ARCHIVE', { years: z.number().optional() }),
]);
export type Stage = z.infer<typeof stage>;

/** A whole profile: who, which words, which documents, and the process as a graph of stages (docs/process.md). */
export const profile = z.strictObject({
  key: z.string(),
  name: words,
  documents: z.array(
    z.strictObject({ key: z.string(), title: words, by: words, articles: z.array(z.string()).default([]) }),
  ),
  levels: z.array(code).min(1),
  roles: z.array(z.strictObject({ key: code, label: words, sits: z.array(code) })),
  words: z.record(z.string(), words),
  flags: z.array(z.string()).default([]),
  budgets: z.record(z.string(), budget),
  ladder: z
    .array(z.strictObject({ key: z.string(), offsetWd: z.number(), only: z.array(z.string()).default([]) }))
    .default([]),
  papers: z.array(z.strictObject({ kind: code, signer: code, document: z.string() })).default([]),
  process: z.strictObject({
    steps: z.array(z.strictObject({ key, label: words, stages: z.array(key).min(1), source })),
    /** Ways in: what comes in by them and where it enters. */
    starts: z.record(code, edge),
    stages: z.array(stage).min(1),
    /** Ways out from anywhere: `from` absent = any stage. */
    exits: z
      .record(code, edge.extend({ from: z.array(key).optional(), label: words, by: roles }))
      .default({}),
    rounds: z.strictObject({ max: z.number().int().positive(), source }).optional(),
  }),
});
export type Profile = z.infer<typeof profile>;
export type Process = Profile['process'];
