import type { IdentityClaims } from '@concord/contracts/identity';

/**
 * What machines (client credentials) may do and read beyond what is not personal: names of mutations, and of types
 * whose access mark is `personal`. What is not named here is refused in every service, whatever roles the client
 * holds: a reveal needs a person who answers for it, and so does an act. Nothing is named at present.
 */
const MACHINES_MAY: { acts: readonly string[]; types: readonly string[] } = { acts: [], types: [] };

/** May the identity do the act, as far as being a machine goes? */
export function machineMay({ kind }: Pick<IdentityClaims, 'kind'>, act: string): boolean {
  return kind !== 'machine' || MACHINES_MAY.acts.includes(act);
}

/** May the identity read objects of a personal type, as far as being a machine goes? */
export function machineReads({ kind }: Pick<IdentityClaims, 'kind'>, typename: string): boolean {
  return kind !== 'machine' || MACHINES_MAY.types.includes(typename);
}
