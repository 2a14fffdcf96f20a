import type { RoleAssignmentClaim } from '@concord/contracts/identity';

/** A change as a service tells it (contract of `GET /internal/changes`). */
export interface Change {
  typename: string;
  id: string;
  version: number;
  orgUnitId: string;
  /** Bare uuids of the units whose roles may read it: the unit, its ancestors, further concerned units. */
  path: string[];
  /** People concerned whatever their roles. */
  personIds?: string[];
  /** Whether everybody may know of it. */
  public?: boolean;
}

/** What a client is told: that something changed, never what. */
export interface Nudge {
  typename: string;
  id: string;
  version: number;
}

/** As whom a client listens. */
export interface Listener {
  /** Rights now; asked for every batch, as roles end while a stream stays open. */
  rights(): Promise<{ personId?: string | undefined; roles: RoleAssignmentClaim[] }>;
  nudge(nudges: Nudge[]): void;
  /** Refetch everything: changes may have been missed. */
  resync(): void;
  end(): void;
}

/** Whether a viewer may know that this changed. */
export function mayKnow(
  change: Change,
  rights: { personId?: string | undefined; roles: RoleAssignmentClaim[] },
): boolean {
  if (change.public) return true;
  if (rights.personId !== undefined && change.personIds?.includes(rights.personId)) return true;
  return rights.roles.some((role) => change.path.includes(role.orgUnitId));
}

/** Everybody who listens. */
export class LiveHub {
  readonly #listeners = new Set<Listener>();

  /** Adds a listener; answers how to remove it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Tells each listener of what he may know, in commit order. */
  async tell(changes: Change[]): Promise<void> {
    await Promise.all(
      [...this.#listeners].map(async (listener) => {
        try {
          const rights = await listener.rights();
          const nudges = changes
            .filter((change) => mayKnow(change, rights))
            .map(({ typename, id, version }) => ({ typename, id, version }));
          if (nudges.length > 0) listener.nudge(nudges);
        } catch {
          // Whose rights cannot be had is told nothing now; he refetches once they can.
          listener.resync();
        }
      }),
    );
  }

  resync(): void {
    for (const listener of this.#listeners) listener.resync();
  }

  /** Ends every stream, so that the process can end. */
  close(): void {
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }
}
