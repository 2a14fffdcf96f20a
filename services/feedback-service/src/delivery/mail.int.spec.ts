import { jest } from '@jest/globals';
import { PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { ChannelWorld } from '../testing/channel-world.js';
import { ANSWERS, idOf } from '../testing/feedback-data.js';
import { Mailbox } from '../testing/mailbox.js';

// Mails, posts and acts in one test: on two busy cores they take their time.
jest.setTimeout(60_000);

let box: Mailbox;
let channels: ChannelWorld;
beforeAll(async () => {
  box = await Mailbox.open();
  Object.assign(process.env, {
    SMTP_URL: box.url,
    MAIL_FROM: 'Concord <no-reply@example.org>',
    PUBLIC_URL: 'https://concord.example.org',
    DELIVERY_MAX_ATTEMPTS: '3',
  });
  // A Monday, ten in the morning where the calendar is.
  channels = await ChannelWorld.start(box, '2026-03-02T02:00:00.000Z');
  await channels.confirmed('policeOfficer', 'police@example.org');
}, 60_000);
beforeEach(async () => {
  channels.world.goTo('2026-03-02T02:00:00.000Z');
  await channels.world.forgetMessages();
  await channels.world.service.rows('truncate notification_preference');
  box.mails.length = 0;
  box.refusals.length = 0;
});
afterAll(async () => {
  await channels?.stop();
  await box?.close();
});

describe('a message by e-mail', () => {
  it('says what happened, what can be done, and where: in the reader’s language, as text and as HTML', async () => {
    await channels.tell('policeOfficer', {
      params: { title: '<b>Bumps</b>', clock: 'ITEM_REPLY', date: '2026-03-06' },
    });
    await channels.drain();
    expect(box.mails).toHaveLength(1);
    const [mail] = box.mails;
    expect(mail!.to).toEqual(['police@example.org']);
    expect(mail!.subject).toBe('[协商通] 期限提醒：“<b>Bumps</b>”');
    expect(mail!.text).toContain('提醒：“<b>Bumps</b>”的答复将于 2026-03-06 到期。');
    expect(mail!.text).toContain('您可以：请在期限前办理；确需延期的，须在到期前说明理由提出申请。');
    const page = 'https://concord.example.org/items/00000000-0000-7000-8000-00000000aaaa';
    expect(mail!.text).toContain(`打开事项: ${page}\n`);
    expect(mail!.text).toContain(`查看期限如何计算: ${page}#deadline-ITEM_REPLY`);
    expect(mail!.html).toContain('<html lang="zh-CN">');
    expect(mail!.html).toContain('&lt;b&gt;Bumps&lt;/b&gt;');
    expect(mail!.html).not.toContain('<b>');
    expect(mail!.raw).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(await channels.log()).toEqual(['EMAIL REMINDER SENT 1']);
  });

  it('goes to nobody who gave no address', async () => {
    await channels.tell('housingOfficer');
    await channels.drain();
    expect(box.mails).toEqual([]);
    expect(await channels.log()).toEqual([]);
  });

  it('is planned once for one alert, written twice', async () => {
    const onceKey = 'the-same>policeOfficer';
    await channels.tell('policeOfficer', { onceKey });
    await channels.tell('policeOfficer', { onceKey });
    await channels.drain();
    expect(box.mails).toHaveLength(1);
  });

  it('is tried again after a temporary refusal, later each time, under the same message id', async () => {
    await channels.tell('policeOfficer');
    box.refusals.push(451);
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER PENDING 1 SMTP_451']);
    await channels.drain();
    expect(box.mails).toEqual([]);
    channels.later(1);
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER SENT 2']);
    const [row] = await channels.world.service.rows<{ id: string }>('select id from delivery');
    expect(box.mails.map(({ messageId }) => messageId)).toEqual([`<${row!.id}@concord.example.org>`]);
  });

  it('is given up at once where the server says that no attempt will change it', async () => {
    await channels.tell('policeOfficer');
    box.refusals.push(550);
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER DEAD 1 SMTP_550']);
  });

  it('goes to the dead letters after its last attempt, and out when somebody sends it again', async () => {
    await channels.tell('policeOfficer');
    box.refusals.push(451, 451, 451);
    for (const _ of [1, 2, 3]) {
      await channels.drain();
      channels.later(120);
    }
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER DEAD 3 SMTP_451']);
    const query =
      '{ deliveries(filter: { deadLetters: true }) { totalCount edges { node { id state text person { id } actions { name allowed } } } } }';
    const { deliveries } = await channels.world.see('administrator', query);
    expect(deliveries.totalCount).toBe(1);
    const { node } = deliveries.edges[0];
    // An administrator sees to the sending; what it says is not his to read.
    expect(node.text).toBeNull();
    expect(node.actions).toEqual([
      { name: 'resendDelivery', allowed: true },
      { name: 'markHandDelivered', allowed: true },
    ]);
    const again = await channels.world.see(
      'administrator',
      `mutation ($input: ResendDeliveryInput!) { resendDelivery(input: $input) { delivery { state } refusal { code } } }`,
      { input: { idempotencyKey: channels.world.key(), id: node.id } },
    );
    expect(again.resendDelivery).toEqual({ delivery: { state: 'PENDING' }, refusal: null });
    await channels.drain();
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]!.messageId).toContain('.1@');
  });

  it('whose address was taken back meanwhile ends as cancelled', async () => {
    await channels.tell('policeOfficer');
    await channels.world.service.rows("update contact set email = null where email = 'police@example.org'");
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER CANCELLED 1 NO_ADDRESS']);
    await channels.world.service.rows("update contact set email = 'police@example.org'");
  });
});

describe('each message is sent once', () => {
  it('with two pumps at the same rows', async () => {
    for (let n = 0; n < 20; n += 1) await channels.tell('policeOfficer');
    const second = channels.secondPump();
    await Promise.all([channels.drain(), channels.drain(second), channels.drain(), channels.drain(second)]);
    expect(box.mails).toHaveLength(20);
    expect(new Set(box.mails.map(({ messageId }) => messageId)).size).toBe(20);
    expect(await channels.log()).toEqual(Array.from({ length: 20 }, () => 'EMAIL REMINDER SENT 1'));
  });

  it('when a sender was killed: another takes over once its lease has ended, and its own late answer changes nothing', async () => {
    await channels.tell('policeOfficer');
    const looked = { now: channels.world.service.clock.at, wall: channels.wall };
    const { DeliveryQueue } = await import('./delivery.queue.js');
    const queue = channels.world.service.get(DeliveryQueue);
    const [dead] = await queue.take(['EMAIL'], looked, 10);
    await channels.drain();
    expect(box.mails).toEqual([]);
    channels.later(2);
    await channels.drain();
    expect(box.mails).toHaveLength(1);
    await queue.finish(dead!, { kind: 'failed', code: 'SMTP_LATE' }, looked, 3);
    expect(await channels.log()).toEqual(['EMAIL REMINDER SENT 2']);
  });

  it('and nothing is lost where a process ends in order', async () => {
    await channels.tell('policeOfficer');
    const ending = channels.secondPump();
    await ending.stop();
    expect(await ending.pass()).toBe(0);
    expect(await channels.log()).toEqual(['EMAIL REMINDER PENDING 0']);
    await channels.drain();
    expect(box.mails).toHaveLength(1);
  });
});

describe('a pump that runs by itself', () => {
  it('is woken by the message, and ends in order: what is on its way is finished, what is not begun stays', async () => {
    const pump = channels.secondPump();
    // Nothing but the nudge can wake it.
    pump.pollMs = 3_600_000;
    pump.start();
    const nextMail = (): Promise<void> => new Promise((resolve) => (box.came = resolve));
    let came = nextMail();
    // Until it listens a nudge may be lost: the look at its start finds what was there before.
    await channels.tell('policeOfficer');
    await came;

    let release: () => void = () => undefined;
    box.hold = new Promise((resolve) => (release = resolve));
    came = nextMail();
    await channels.tell('policeOfficer');
    await came;
    const ended = pump.stop();
    await channels.tell('policeOfficer');
    release();
    await ended;
    box.hold = null;
    expect((await channels.log()).toSorted()).toEqual([
      'EMAIL REMINDER PENDING 0',
      'EMAIL REMINDER SENT 1',
      'EMAIL REMINDER SENT 1',
    ]);
  });
});

describe('office hours', () => {
  const atNight = '2026-03-02T14:00:00.000Z';

  it('keep what is not urgent until the next opening; the inbox has it at once', async () => {
    channels.world.goTo(atNight);
    await channels.tell('policeOfficer');
    await channels.drain();
    expect(box.mails).toEqual([]);
    expect(await channels.world.inbox('policeOfficer')).toHaveLength(1);
    const [row] = await channels.world.service.rows<{ deliver_at: Date }>('select deliver_at from delivery');
    channels.world.goTo(new Date(row!.deliver_at.getTime() - 1).toISOString());
    await channels.drain();
    expect(box.mails).toEqual([]);
    channels.world.goTo(row!.deliver_at.toISOString());
    await channels.drain();
    expect(box.mails).toHaveLength(1);
  });

  it('let what is urgent out', async () => {
    channels.world.goTo(atNight);
    await channels.tell('policeOfficer', { kind: 'OVERDUE', template: 'deadlineOverdue', level: 'L3' });
    await channels.drain();
    expect(box.mails).toHaveLength(1);
  });

  it('end for the whole Spring Festival: a message of its eve goes out on the first day worked after it', async () => {
    // 14 February 2026 is a Saturday that is worked; the nine days after it are off.
    channels.world.goTo('2026-02-14T13:00:00.000Z');
    await channels.tell('policeOfficer');
    const [row] = await channels.world.service.rows<{ deliver_at: Date }>('select deliver_at from delivery');
    const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    expect(local.format(row!.deliver_at)).toBe('2026-02-24');
    channels.world.goTo('2026-02-23T02:00:00.000Z');
    await channels.drain();
    expect(box.mails).toEqual([]);
    channels.world.goTo('2026-02-24T02:00:00.000Z');
    await channels.drain();
    expect(box.mails).toHaveLength(1);
  });

  it('are asked again at the sending: a retry in the evening waits for the morning, and is no attempt', async () => {
    await channels.tell('policeOfficer');
    box.refusals.push(451);
    await channels.drain();
    channels.later(60);
    channels.world.goTo(atNight);
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER PENDING 1 SMTP_451']);
    channels.world.goTo('2026-03-03T02:00:00.000Z');
    await channels.drain();
    expect(await channels.log()).toEqual(['EMAIL REMINDER SENT 2']);
  });
});

describe('what waits for its hour', () => {
  const atNight = '2026-03-05T14:00:00.000Z';
  const inTheMorning = '2026-03-06T02:00:00.000Z';
  /** A reminder of the agreed date, made at night. */
  async function reminded(): Promise<string> {
    const { world } = channels;
    await world.service.rows('truncate clock, clock_rung');
    world.goTo('2026-03-02T01:00:00.000Z');
    const id = await world.signedFor({ agreedDate: '2026-03-06' });
    await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
    await world.forgetMessages();
    const claims = await world.sweepAt(atNight);
    await world.activities.makeEffects({ claims });
    await channels.drain();
    return id;
  }

  it('goes to nobody who has done his part by then', async () => {
    const id = await reminded();
    await channels.world.done('policeOfficer', 'reportCompletion', id, { text: 'done' });
    channels.world.goTo(inTheMorning);
    await channels.drain();
    expect(box.mails).toEqual([]);
    expect(await channels.log()).toEqual(['EMAIL REMINDER CANCELLED 1 DONE_MEANWHILE']);
  });

  it('goes to him who has not', async () => {
    await reminded();
    channels.world.goTo(inTheMorning);
    await channels.drain();
    expect(box.mails).toHaveLength(1);
  });

  it('is left out of the digest, and a digest of nothing else is not sent', async () => {
    await channels.prefer('policeOfficer', 'setDigestHour', { hour: 9 });
    await channels.prefer('policeOfficer', 'setNotificationPreference', {
      kind: 'REMINDER',
      channels: ['EMAIL'],
      digest: true,
    });
    const id = await reminded();
    await channels.tell('policeOfficer');
    await channels.world.done('policeOfficer', 'reportCompletion', id, { text: 'done' });
    channels.world.goTo(inTheMorning);
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual(['[协商通] 今日消息汇总（1 条）']);
    expect((await channels.log()).toSorted()).toEqual([
      'EMAIL DIGEST SENT 1',
      'EMAIL REMINDER CANCELLED 0 DONE_MEANWHILE',
      'EMAIL REMINDER SENT 0',
    ]);
    box.mails.length = 0;
    const second = await reminded();
    await channels.world.done('policeOfficer', 'reportCompletion', second, { text: 'done' });
    channels.world.goTo(inTheMorning);
    await channels.drain();
    expect(box.mails).toEqual([]);
  });

  it('goes to nobody who has left by then', async () => {
    channels.world.goTo(atNight);
    await channels.tell('policeOfficer');
    let before: unknown[] = [];
    await channels.world.changePosts((posts) => {
      before = posts;
      return posts.map((post) =>
        post.personId === PEOPLE.policeOfficer ? { ...post, until: '2026-03-05T16:00:00.000Z' } : post,
      );
    });
    channels.world.goTo(inTheMorning);
    await channels.drain();
    expect(box.mails).toEqual([]);
    expect(await channels.log()).toEqual(['EMAIL REMINDER CANCELLED 1 LEFT']);
    await channels.world.changePosts(() => before as never);
  });
});

describe('the digest', () => {
  beforeEach(async () => {
    await channels.prefer('policeOfficer', 'setDigestHour', { hour: 16 });
    await channels.prefer('policeOfficer', 'setNotificationPreference', {
      kind: 'REMINDER',
      channels: ['EMAIL'],
      digest: true,
    });
  });

  it('is one mail at its hour with all that waited, in order; a 必达通知 does not wait', async () => {
    await channels.tell('policeOfficer');
    await channels.tell('policeOfficer', { kind: 'WARNING', template: 'deadlineToday' });
    await channels.tell('policeOfficer');
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject.slice(0, 11))).toEqual(['[协商通] 到期预警：']);
    box.mails.length = 0;
    channels.world.goTo('2026-03-02T08:00:00.000Z');
    await channels.drain();
    expect(box.mails).toHaveLength(1);
    const [mail] = box.mails;
    expect(mail!.subject).toBe('[协商通] 今日消息汇总（2 条）');
    const titles = [...mail!.text.matchAll(/提醒：“Speed bumps (\d+)”/g)].map(([, n]) => Number(n));
    expect(titles).toHaveLength(2);
    expect(titles[0]!).toBeLessThan(titles[1]!);
    expect((await channels.log()).toSorted()).toEqual([
      'EMAIL DIGEST SENT 1',
      'EMAIL REMINDER SENT 0',
      'EMAIL REMINDER SENT 0',
      'EMAIL WARNING SENT 1',
    ]);
  });

  it('of a Friday evening comes on Monday, and one that has begun is not added to', async () => {
    channels.world.goTo('2026-03-06T10:00:00.000Z');
    await channels.tell('policeOfficer');
    const [row] = await channels.world.service.rows<{ deliver_at: Date }>('select deliver_at from delivery');
    expect(row!.deliver_at.toISOString()).toBe('2026-03-09T08:00:00.000Z');
    channels.world.goTo('2026-03-09T08:00:00.000Z');
    box.refusals.push(451);
    await channels.drain();
    channels.world.goTo('2026-03-09T07:59:59.000Z');
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-09T08:00:01.000Z');
    channels.later(5);
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual(['[协商通] 今日消息汇总（1 条）']);
    channels.world.goTo('2026-03-10T08:00:00.000Z');
    await channels.drain();
    expect(box.mails).toHaveLength(2);
  });

  it('is one a day: an hour that is chosen after it was sent is the next day’s', async () => {
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-02T08:00:00.000Z');
    await channels.drain();
    await channels.tell('policeOfficer');
    await channels.prefer('policeOfficer', 'setDigestHour', { hour: 18 });
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-02T10:00:00.000Z');
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual(['[协商通] 今日消息汇总（1 条）']);
    channels.world.goTo('2026-03-03T10:00:00.000Z');
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual([
      '[协商通] 今日消息汇总（1 条）',
      '[协商通] 今日消息汇总（2 条）',
    ]);
  });

  it('does not come on a day that was made a holiday meanwhile, and is one with the next', async () => {
    await channels.tell('policeOfficer');
    // As if the Saturday had been a working day when it was planned.
    await channels.world.service.rows("update delivery set deliver_at = '2026-03-07T08:00:00.000Z'");
    channels.world.goTo('2026-03-06T10:00:00.000Z');
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-07T08:00:00.000Z');
    await channels.drain();
    expect(box.mails).toEqual([]);
    channels.world.goTo('2026-03-07T09:00:00.000Z');
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-09T08:00:00.000Z');
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual(['[协商通] 今日消息汇总（3 条）']);
  });

  it('put off with no other to join is the one that later messages join', async () => {
    await channels.tell('policeOfficer');
    await channels.world.service.rows("update delivery set deliver_at = '2026-03-07T08:00:00.000Z'");
    channels.world.goTo('2026-03-07T08:00:00.000Z');
    await channels.drain();
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-09T08:00:00.000Z');
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual(['[协商通] 今日消息汇总（2 条）']);
  });

  it('moves with its hour, and stays one', async () => {
    await channels.tell('policeOfficer');
    await channels.prefer('policeOfficer', 'setDigestHour', { hour: 14 });
    await channels.tell('policeOfficer');
    channels.world.goTo('2026-03-02T06:00:00.000Z');
    await channels.drain();
    expect(box.mails.map(({ subject }) => subject)).toEqual(['[协商通] 今日消息汇总（2 条）']);
  });
});

it('what rungs and facts owe leaves by mail too, each once', async () => {
  const { world } = channels;
  await world.service.rows('truncate clock, clock_rung');
  const id = await world.assigned({ agreedDate: '2026-03-06' });
  await world.deliverNewest(id);
  await world.deliverNewest(id);
  await channels.drain();
  expect(box.mails.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^\[协商通\] 交办通知：“Speed bumps \d+”$/),
  ]);
});

it('an alert nudges its reader, and nobody for his role', async () => {
  const { ChangeHub } = await import('@concord/service-kit/internal/change-hub');
  const hub = channels.world.service.get(ChangeHub);
  const { cursor } = (await hub.read(undefined, 0))!;
  const id = await channels.tell('policeOfficer', { subjectId: idOf('item', 1), orgUnitId: UNITS.community });
  const heard = await hub.read(cursor, 5_000);
  const change = heard!.changes.find((one) => one.id === `alert:${id}`);
  expect(change).toMatchObject({ typename: 'Alert', readers: {} });
  expect(change!.personIds).toHaveLength(1);
});
