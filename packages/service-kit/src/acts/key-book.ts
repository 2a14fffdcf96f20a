import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonical, sha256 } from '../timeline/chain.js';

/**
 * Acts that show what is masked. The answer to one is never kept: a repeated key is decided and logged anew
 * (graph/access.ts lets nothing but a mutation of such a name answer a revealed object).
 */
export function isReveal(act: string): boolean {
  return /^reveal[A-Z]/.test(act);
}

/** What was asked: the same key with another one is refused. */
interface Keyed {
  act: string;
  id: string | null;
  input: unknown;
}

/**
 * One idempotency key of one actor. Neither the key nor what was asked is kept in a form that can be guessed at: the
 * table holds digests that only who has the key can make, so a telephone number in the input cannot be tried out.
 */
export class KeyBook {
  private readonly place: string;

  constructor(
    private readonly em: EntityManager,
    private readonly actor: string,
    private readonly key: string,
  ) {
    this.place = sha256(`${actor}\n${key}`);
  }

  /**
   * Takes the key. Null: it is new, and this transaction's. `OTHER`: it was used for something else. Else the answer
   * that it got. Two calls at once: the second waits here for the first to commit.
   */
  async take(asked: Keyed): Promise<{ id: string } | 'OTHER' | null> {
    const content = sha256(canonical(asked));
    const salt = randomBytes(16).toString('hex');
    const inserted: unknown[] = await this.em.query(
      `insert into act_key (actor, key, salt, digest, used_at) values ($1, $2, $3, $4, $5)
       on conflict (actor, key) do nothing returning key`,
      [this.actor, this.place, salt, this.digest(salt, content), new Date()],
    );
    if (inserted.length > 0) return null;
    const rows: { salt: string; digest: string; answer: { id: string } }[] = await this.em.query(
      'select salt, digest, answer from act_key where actor = $1 and key = $2',
      [this.actor, this.place],
    );
    const [row] = rows;
    return row?.digest === this.digest(row?.salt ?? '', content) ? row.answer : 'OTHER';
  }

  /** Keeps the answer of the act that took the key. */
  async answer(answer: { id: string; typedId: string }): Promise<void> {
    await this.em.query('update act_key set answer = $3 where actor = $1 and key = $2', [
      this.actor,
      this.place,
      JSON.stringify(answer),
    ]);
  }

  private digest(salt: string, content: string): string {
    return sha256(`${salt}${this.key}${content}`);
  }
}
