import { jest } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { ChannelWorld } from '../testing/channel-world.js';
import { unit } from '../testing/feedback-data.js';
import { Mailbox } from '../testing/mailbox.js';
import { Receiver } from '../testing/receiver.js';

// Mails, posts and acts in one test: on two busy cores they take their time.
jest.setTimeout(60_000);

let box: Mailbox;
let receiver: Receiver;
let channels: ChannelWorld;
beforeAll(async () => {
  box = await Mailbox.open();
  receiver = await Receiver.open();
  Object.assign(process.env, {
    WEBHOOK_ALLOW_PRIVATE: '1',
    DELIVERY_MAX_ATTEMPTS: '3',
    PUBLIC_URL: 'https://concord.example.org',
  });
  channels = await ChannelWorld.start(box, '2026-03-02T02:00:00.000Z');
}, 60_000);
beforeEach(async () => {
  await channels.world.forgetMessages();
  await channels.world.service.rows('truncate webhook');
  receiver.posts.length = 0;
  receiver.answers.length = 0;
});
afterAll(async () => {
  await channels?.stop();
  await receiver?.close();
  await box?.close();
});

type Who = Parameters<ChannelWorld['world']['see']>[0];
const set = async (who: Who, input: object = {}) =>
  (
    await channels.world.see(
      who,
      `mutation ($input: SetWebhookInput!) {
         setWebhook(input: $input) { webhook { id origin } secret refusal { code } replayed } }`,
      {
        input: {
          idempotencyKey: channels.world.key(),
          orgUnitId: unit('trafficPolice'),
          url: receiver.url,
          ...input,
        },
      },
    )
  ).setWebhook;

it('tells a unit’s platform once of one cause, signed, with nothing that people wrote', async () => {
  const { secret } = await set('administrator');
  await channels.tell('policeOfficer', { onceKey: 'claim#REMINDER>00000000-0000-7000-8000-000000000106' });
  await channels.tell('policeLeader', { onceKey: 'claim#REMINDER>00000000-0000-7000-8000-000000000107' });
  await channels.tell('housingOfficer');
  await channels.drain();
  expect(receiver.posts).toHaveLength(1);
  const { headers, body } = receiver.posts[0]!;
  const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-concord-signature']))!;
  expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(given);
  expect(Number(seconds)).toBe(Math.floor(channels.wall.getTime() / 1_000));
  const [row] = await channels.world.service.rows<{ id: string }>('select id from delivery');
  expect(headers['x-concord-delivery']).toBe(row!.id);
  expect(JSON.parse(body)).toEqual({
    id: `delivery:${row!.id}`,
    type: 'notification',
    kind: 'REMINDER',
    level: 'L1',
    template: 'deadlineReminder',
    at: '2026-03-02T02:00:00.000Z',
    orgUnitId: unit('trafficPolice'),
    subjectId: 'item:00000000-0000-7000-8000-00000000aaaa',
    clock: 'ITEM_REPLY',
    dueDate: '2026-03-06',
    url: 'https://concord.example.org/items/00000000-0000-7000-8000-00000000aaaa',
  });
  expect(body).not.toContain('Speed bumps');
});

it('tries again under the same id until it is taken, and gives up after the last attempt', async () => {
  await set('administrator');
  receiver.answers.push(503, 200);
  await channels.tell('policeOfficer');
  await channels.drain();
  expect(await channels.log()).toEqual(['WEBHOOK REMINDER PENDING 1 HTTP_503']);
  channels.later(60);
  await channels.drain();
  expect(await channels.log()).toEqual(['WEBHOOK REMINDER SENT 2']);
  expect(new Set(receiver.posts.map(({ headers }) => headers['x-concord-delivery'])).size).toBe(1);
  expect(receiver.posts.map(({ headers }) => headers['x-concord-attempt'])).toEqual(['1', '2']);

  await channels.world.forgetMessages();
  receiver.answers.push(500, 500, 500);
  await channels.tell('policeOfficer');
  for (const _ of [1, 2, 3, 4]) {
    await channels.drain();
    channels.later(120);
  }
  expect(await channels.log()).toEqual(['WEBHOOK REMINDER DEAD 3 HTTP_500']);
});

it('follows no redirect, and takes “gone” as final', async () => {
  await set('administrator');
  receiver.answers.push(302, 410);
  await channels.tell('policeOfficer');
  await channels.drain();
  expect(await channels.log()).toEqual(['WEBHOOK REMINDER PENDING 1 HTTP_302']);
  channels.later(60);
  await channels.drain();
  expect(await channels.log()).toEqual(['WEBHOOK REMINDER DEAD 2 HTTP_410']);
  expect(receiver.posts).toHaveLength(2);
});

it('tells a platform what concerns its own unit, not what one of its people is told for another', async () => {
  await set('administrator');
  let before: unknown[] = [];
  await channels.world.changePosts((posts) => {
    before = posts;
    const officer = posts.find((post) => post.personId === PEOPLE.policeOfficer)!;
    return [...posts, { ...officer, orgUnitId: UNITS.housing }];
  });
  const fact = (orgUnitId: string, version: number) =>
    channels.world.activities.deliverNotices({
      caseId: 'item:00000000-0000-7000-8000-00000000bbbb',
      version,
      at: '2026-03-02T02:00:00.000Z',
      notices: [
        {
          template: 'itemAssigned',
          to: [{ role: 'DEPARTMENT_OFFICER', orgUnitId }],
          params: { title: 'T', no: 1 },
          subjectId: 'item:00000000-0000-7000-8000-00000000bbbb',
        },
      ],
    });
  await fact(UNITS.housing, 1);
  expect(await channels.log()).toEqual([]);
  await fact(UNITS.trafficPolice, 2);
  expect(await channels.log()).toEqual(['WEBHOOK ASSIGNMENT PENDING 0']);
  await channels.world.changePosts(() => before as never);
});

it('sends nothing to a webhook that was taken away', async () => {
  await set('administrator');
  await channels.tell('policeOfficer');
  const { removeWebhook } = await channels.world.see(
    'administrator',
    'mutation ($input: RemoveWebhookInput!) { removeWebhook(input: $input) { webhook { id } refusal { code } } }',
    { input: { idempotencyKey: channels.world.key(), orgUnitId: unit('trafficPolice') } },
  );
  expect(removeWebhook).toEqual({ webhook: null, refusal: null });
  await channels.drain();
  expect(receiver.posts).toEqual([]);
  expect(await channels.log()).toEqual(['WEBHOOK REMINDER CANCELLED 1 NO_WEBHOOK']);
  await channels.tell('policeOfficer');
  expect(await channels.log()).toHaveLength(1);
});

it('set twice at once for the first time is one, and neither setting fails', async () => {
  const answers = await Promise.all([0, 1, 2, 3].map(() => set('administrator')));
  expect(answers.map(({ refusal }) => refusal)).toEqual([null, null, null, null]);
  expect(new Set(answers.map(({ webhook }) => webhook.id)).size).toBe(1);
  expect(answers.filter(({ secret }) => secret !== null)).toHaveLength(1);
});

it('is set by the unit’s administrators alone; its secret is shown once', async () => {
  for (const who of ['policeOfficer', 'policeLeader', 'countyLeader', 'public'] as const) {
    expect((await set(who)).refusal.code).toBe('NOT_PERMITTED');
  }
  expect((await set('administrator', { orgUnitId: unit('city') })).refusal.code).toBe('NOT_PERMITTED');
  expect((await set('administrator', { url: 'http://hooks.example.org' })).refusal.code).toBe(
    'WEBHOOK_URL_NOT_HTTPS',
  );
  const idempotencyKey = channels.world.key();
  const made = await set('administrator', { idempotencyKey });
  expect(made.secret.length).toBeGreaterThanOrEqual(43);
  expect(made.webhook.origin).toBe(new URL(receiver.url).origin);
  expect(await set('administrator', { idempotencyKey })).toMatchObject({ secret: null, replayed: true });
  expect((await set('administrator')).secret).toBeNull();
  const renewed = await set('administrator', { renewSecret: true });
  expect(renewed.secret).not.toBeNull();
  expect(renewed.secret).not.toBe(made.secret);
  const list = async (who: Who) =>
    (await channels.world.see(who, '{ webhooks { id orgUnit { id } } }')).webhooks;
  expect(await list('administrator')).toEqual([
    { id: made.webhook.id, orgUnit: { id: unit('trafficPolice') } },
  ]);
  expect(await list('policeLeader')).toEqual([]);
});

it('never reaches a private network unless that was allowed, whatever its name leads to', async () => {
  const { WebhookSender } = await import('./webhook.sender.js');
  const guarded = new WebhookSender({
    publicUrl: 'https://concord.example.org',
    smtp: null,
    allowPrivateWebhooks: false,
    maxAttempts: 3,
  });
  const send = (url: string) =>
    guarded.send({ url, secret: 's', id: 'x', attempt: 1, body: '{}', wallMs: channels.wall.getTime() });
  expect(await send(receiver.url)).toEqual({ kind: 'refused', code: 'ADDRESS_BLOCKED' });
  expect(await send('https://127.0.0.1:1/')).toEqual({ kind: 'refused', code: 'ADDRESS_BLOCKED' });
  // A name passes the check of the address; what it leads to is judged at the connection.
  const { publicLookup } = await import('./webhook.address.js');
  const judged = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    publicLookup('localhost', { all: true }, (error) => resolve(error));
  });
  expect(judged?.code).toBe('ADDRESS_BLOCKED');
  expect(receiver.posts).toEqual([]);
});
