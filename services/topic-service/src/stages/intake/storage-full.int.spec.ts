import { SPEED_BUMPS, TopicWorld } from '../../testing/topic-world.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const SUBMIT = `mutation ($input: SubmitTopicInput!) {
  submitTopic(input: $input) { topic { id } refusal { code } replayed }
}`;
const KEPT = ['topic', 'act_key', 'outbox', 'timeline_entry', 'proposer'];
const counts = async (): Promise<unknown> =>
  Promise.all(
    KEPT.map(
      async (table) => (await world.service.rows<{ n: string }>(`select count(*) n from ${table}`))[0]!.n,
    ),
  );

describe('on a full disk', () => {
  it.each(KEPT)(
    'an act that finds no room for its %s is refused in a sentence, and leaves nothing behind',
    async (table) => {
      const before = await counts();
      // What PostgreSQL says of ENOSPC (could not extend file …), at the very table.
      await world.service.rows(`create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file "base/1/2": No space left on device' using errcode = '53100'; end $$`);
      await world.service.rows(
        `create trigger full_disk before insert on ${table} for each row execute function full_disk()`,
      );
      const input = { ...SPEED_BUMPS, idempotencyKey: world.key() };
      const refused = await world.service.ask('public', SUBMIT, { input });
      expect(refused.data?.submitTopic ?? null).toBeNull();
      expect(refused.errors).toHaveLength(1);
      expect(refused.errors![0]).toMatchObject({
        message: expect.stringContaining('disk of the server is full'),
        extensions: { code: 'STORAGE_FULL' },
      });
      expect(await counts()).toEqual(before);

      await world.service.rows('drop function full_disk cascade');
      const done = await world.service.ask('public', SUBMIT, { input });
      expect(done.data.submitTopic).toMatchObject({ refusal: null, replayed: false });
      expect(await counts()).not.toEqual(before);
    },
  );
});
