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

/** A change as the gateway reads it: with every unit whose role holders may read the row. */
export interface Change {
  typename: string;
  id: string;
  version: number;
  orgUnitId: string;
  path: string[];
  personIds?: string[];
  public?: boolean;
}

/** Bare uuids of a unit and its ancestors; the unit alone when the tree does not know it. */
export type UnitPath = (orgUnitId: string) => readonly string[] | Promise<readonly string[]>;
