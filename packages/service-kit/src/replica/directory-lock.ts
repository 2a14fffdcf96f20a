import type { EntityManager } from 'typeorm';

/** Held shared by whoever reckons clocks, exclusively while the copy of the directory is replaced; until the commit. */
const LOCK = "hashtext(current_schema() || ':directory')";

/** The tree was read before the copy was replaced: the same act is to be done again on the new one. */
export class StaleTree extends Error {
  constructor() {
    super('the directory has been replaced since the tree was read');
  }
}

/** Waits for those who reckon by the copy of before; nobody begins to until the transaction ends. */
export async function lockForReplacing(em: EntityManager): Promise<void> {
  await em.query(`select pg_advisory_xact_lock(${LOCK})`);
}

/**
 * Keeps the copy from being replaced until the transaction ends, and makes sure that the tree is of it. Without this a
 * clock could be written by the calendar of before just after all others were reckoned by the new one.
 */
export async function insistOnCurrent(em: EntityManager, version: number): Promise<void> {
  await em.query(`select pg_advisory_xact_lock_shared(${LOCK})`);
  // A statement of its own: one that had to wait for the lock would still see what was before it.
  const rows: { version: number }[] = await em.query('select version from directory_replica where id = 1');
  if ((rows[0]?.version ?? 0) > version) throw new StaleTree();
}
