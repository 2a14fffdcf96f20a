import { ALL_PAPERS, ANSWERS, FULL_LADDER } from './feedback-data.js';
import { FeedbackWorld } from './feedback-world.js';

export interface SeenPaper {
  id: string;
  kind: string;
  state: string;
  version: number;
  number: string | null;
}
type Who = Parameters<FeedbackWorld['act']>[0];

/** The small world under a profile that authorises every paper; departments let days pass in it. */
export class PaperWorld {
  private constructor(readonly world: FeedbackWorld) {}

  static async start(now = '2026-03-02T01:00:00.000Z'): Promise<PaperWorld> {
    const profile = { ladder: FULL_LADDER, papers: ALL_PAPERS, supervisionLetter: null };
    return new PaperWorld(await FeedbackWorld.start({ now, profile }));
  }

  /** Nothing is left of earlier tests but the items. */
  async clean(now = '2026-03-02T01:00:00.000Z'): Promise<void> {
    this.world.goTo(now);
    await this.world.forgetMessages();
    await this.world.service.rows('truncate clock, clock_rung, serial');
  }

  /** An item whose completion is due that day, with nothing else to remind of. */
  async dueOn(agreedDate: string, unitClock = 'ITEM_COMPLETION'): Promise<string> {
    const id = await this.world.signedFor({ agreedDate });
    await this.world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
    await this.world.service.rows(
      'delete from clock_rung where clock_id in (select id from clock where kind <> $1)',
      [unitClock],
    );
    return id;
  }

  /** Everything that is owed until the end of that day is made; answers how many claims there were. */
  async sweep(date: string): Promise<number> {
    const claims = await this.world.sweepAt(`${date}T15:59:00.000Z`);
    const { made } = await this.world.activities.makeEffects({ claims });
    await this.world.sweepAt(`${date}T15:59:00.000Z`, made);
    return claims.length;
  }

  /** Papers that somebody reads, oldest first. */
  async papers(who: Who = 'supervisor', filter: Record<string, unknown> = {}): Promise<SeenPaper[]> {
    const { drafts } = await this.world.see(
      who,
      'query ($filter: DraftFilter) { drafts(first: 100, filter: $filter) { edges { node { id kind state version number } } } }',
      { filter },
    );
    return drafts.edges.map(({ node }: { node: SeenPaper }) => node).reverse();
  }

  async one(kind: string, filter: Record<string, unknown> = {}): Promise<SeenPaper> {
    const found = await this.papers('supervisor', { kinds: [kind], ...filter });
    if (found.length !== 1) throw new Error(`${found.length} papers of ${kind}`);
    return found[0]!;
  }

  async paper(who: Who, id: string, fields: string) {
    return (await this.world.see(who, `query ($id: ID!) { draft(id: $id) { ${fields} } }`, { id })).draft;
  }

  async signed(id: string): Promise<void> {
    await this.world.done('assigner', 'reviewDraft', id);
    await this.world.done('supervisor', 'signDraft', id);
  }

  async issued(id: string): Promise<void> {
    await this.signed(id);
    await this.world.done('assigner', 'sealDraft', id);
  }

  /** A red card that the police received for a completion due on that day and done after it; the case is its own. */
  async red(dueDate: string, dayAfter: string): Promise<string> {
    const item = await this.dueOn(dueDate);
    await this.sweep(dayAfter);
    const card = await this.one('RED_CARD', { itemId: item });
    await this.issued(card.id);
    await this.world.done('policeOfficer', 'reportCompletion', item, { text: 'done at last' });
    return card.id;
  }

  stop(): Promise<void> {
    return this.world.stop();
  }
}
