import type { Change } from '@concord/contracts/changes';
import { z } from 'zod';

/** Channel of `pg_notify` on which a service tells its own commits. */
export function changesChannel(schema: string): string {
  return `${schema}_changes`;
}

/** Payload of that channel (JSON, below 8,000 bytes): what changed, and who may hear of it. */
export const changeNotice = z.object({
  /** GraphQL type, e.g. `Topic`. */
  typename: z.string(),
  /** Typed id. */
  id: z.string(),
  version: z.number().int(),
  /** Bare uuid of the unit whose row it is. */
  orgUnitId: z.string(),
  /** Bare uuids of further units concerned, e.g. the handling department. */
  alsoUnits: z.array(z.string()).optional(),
  /** Bare uuids of people concerned whatever their roles, e.g. a notification's receiver. */
  personIds: z.array(z.string()).optional(),
  /** Everybody may hear of it. */
  public: z.boolean().optional(),
  /** Only `personIds` hear of it, whatever roles others hold over the unit: a message in somebody's inbox. */
  personal: z.boolean().optional(),
});
export type ChangeNotice = z.infer<typeof changeNotice>;

/** Which posts may read what has changed: units by role. */
export type ReadersOf = (notice: ChangeNotice) => Change['readers'] | Promise<Change['readers']>;
