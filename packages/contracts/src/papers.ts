import { z } from 'zod';

/** Documents that a named person may issue or refer (domain.md decision 5, E.1): cards and everything above them. */
export const PAPER_KINDS = [
  /** 黄牌 */
  'YELLOW_CARD',
  /** 红牌 */
  'RED_CARD',
  /** 督办函 */
  'SUPERVISION_LETTER',
  /** 督查通报; not the status report to the next session, nor the notice of adoption (decision 14). */
  'CIRCULAR',
  /** 约谈转请: a referral to the body that may hold the talk. */
  'INTERVIEW_REFERRAL',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Roles of the platform that builds and mediates: they issue nothing that binds a department (守规不逾矩 [S2]). */
const NEVER_ISSUE: readonly string[] = [
  'COUNTY_CPPCC_OFFICER',
  'MEMBER',
  'CONVENOR',
  'STATION_STAFF',
  'RESIDENT',
];

/** Who drafts, reviews, signs and seals one kind of paper, and the document that authorises it. */
export const paperRule = z
  .object({
    /** The authorising document, by name and number. */
    authority: z.string().trim().min(1),
    /** Role that may write in the draft besides its reviewer and its signer. */
    draftedBy: z.string().optional(),
    /** 核稿 */
    reviewerRole: z.string().min(1),
    /** 签发; another person than the reviewer, though the role may be the same. */
    signerRole: z.string().min(1),
    /** 用印 */
    sealRole: z.string().min(1),
    /** Stands before year and serial, e.g. the office's own word in its document numbers (发文字号). */
    numberPrefix: z.string().trim().min(1),
    /** `issues`: goes to the unit itself. `refers`: goes to the body that may act, which is asked, not told. */
    mode: z.enum(['issues', 'refers']),
    /** To whom it is referred; required with `refers`. */
    referTo: z.string().optional(),
    /** For how long the unit may object; the product's default where it is absent. */
    appeal: z
      .object({ unit: z.enum(['wd', 'cd', 'm']), n: z.number().int().positive(), source: z.string() })
      .optional(),
    /** INTERVIEW_REFERRAL: red cards of a calendar year after which it is drafted; the product's default where absent. */
    afterReds: z.number().int().min(1).optional(),
    /** Where the arrangement comes from: a source tag or `INF` (decision 8). */
    source: z.string().min(1),
  })
  .refine((paper) => (paper.mode === 'refers') === (paper.referTo !== undefined), {
    error: 'a paper that refers names to whom, and only such a one',
    path: ['referTo'],
  })
  .refine((paper) => paper.mode === 'refers' || !NEVER_ISSUE.includes(paper.signerRole), {
    error: 'the CPPCC and the room build the platform; they issue nothing to a department',
    path: ['signerRole'],
  });
export type PaperRule = z.infer<typeof paperRule>;

/** Kinds that are absent are never made. A talk is only referred; a card or a letter that is only referred is none. */
export const paperRules = z
  .partialRecord(z.enum(PAPER_KINDS), paperRule)
  .refine(
    (papers) => papers.INTERVIEW_REFERRAL === undefined || papers.INTERVIEW_REFERRAL.mode === 'refers',
    {
      error: 'a talk is referred to the body that may hold it',
      path: ['INTERVIEW_REFERRAL'],
    },
  )
  .refine(
    (papers) =>
      (['YELLOW_CARD', 'RED_CARD', 'SUPERVISION_LETTER'] as const).every(
        (kind) => papers[kind]?.mode !== 'refers',
      ),
    { error: 'a card or a supervision letter is issued or does not exist', path: ['SUPERVISION_LETTER'] },
  );
export type PaperRules = z.infer<typeof paperRules>;

/**
 * The rule of one kind of paper; undefined = never made. A document from before the papers had rules of their own is
 * read by its `supervisionLetter`: the same role reviews, signs (another person) and seals.
 */
export function paperOf(
  profile: {
    papers?: PaperRules | undefined;
    supervisionLetter: { signerRole: string; authority: string } | null;
  },
  kind: PaperKind,
): PaperRule | undefined {
  if (profile.papers) return profile.papers[kind];
  const letter = profile.supervisionLetter;
  if (!letter || kind !== 'SUPERVISION_LETTER') return undefined;
  const { authority, signerRole } = letter;
  return {
    authority,
    reviewerRole: signerRole,
    signerRole,
    sealRole: signerRole,
    numberPrefix: '',
    mode: 'issues',
    source: 'INF',
  };
}
