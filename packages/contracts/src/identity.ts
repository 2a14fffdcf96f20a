import { z } from 'zod';

/** Header in which the gateway hands a signed identity to a service (architecture.md 13). */
export const IDENTITY_HEADER = 'x-concord-identity';
/** Issuer of that token; its audience is one service, and it is signed for one call (`signed-call.ts`). */
export const IDENTITY_ISSUER = 'concord-gateway';

/** Languages that refusals and labels are given in. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One role that a person holds on one unit of the organisation tree; it reaches the whole subtree. */
export const roleAssignment = z.object({
  role: z.string(),
  /** Bare uuid of the unit. */
  orgUnitId: z.string(),
  /** Bare uuid of who holds the post, where the person only acts for him (AB角); absent for his own posts. */
  onBehalfOf: z.string().optional(),
  /** Acts (contracts/acts) to which a deputy's post is limited; absent or empty: all that the post may do. */
  acts: z.array(z.string()).optional(),
});
export type RoleAssignmentClaim = z.infer<typeof roleAssignment>;

/** What a service is told of who is asking. Never holds a name or a telephone number. */
export const identityClaims = z.object({
  /** `person`: somebody signed in; `anonymous`: the public page; `machine`: a client; `gateway`: the gateway itself. */
  kind: z.enum(['person', 'anonymous', 'machine', 'gateway']),
  /** Bare uuid of the person, absent for anonymous. */
  personId: z.string().optional(),
  roles: z.array(roleAssignment),
  language: z.enum(LANGUAGES),
  requestId: z.string(),
  /**
   * Digest of who sends, salted and another every day: of the person, else of the address. Tells only what came from
   * one sender on one day; absent for the gateway itself.
   */
  sender: z.string().max(64).optional(),
  /** Case time of a back-dated act, ISO instant; set only for the sample loader (`CONCORD_SAMPLE`). */
  asOf: z.string().optional(),
});
export type IdentityClaims = z.infer<typeof identityClaims>;
