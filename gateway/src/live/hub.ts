import { mayHear, type Change } from '@concord/contracts/changes';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';

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
            .filter((change) => mayHear(change, rights))
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
