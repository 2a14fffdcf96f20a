import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { NOTICE_KIND_CODES } from './notice.kinds.js';
import { ChannelWorld } from '../testing/channel-world.js';
import { Mailbox } from '../testing/mailbox.js';

// Mails, posts and acts in one test: on two busy cores they take their time.
jest.setTimeout(60_000);

let box: Mailbox;
let channels: ChannelWorld;
beforeAll(async () => {
  box = await Mailbox.open();
  Object.assign(process.env, { SMTP_URL: box.url, MAIL_FROM: 'Concord <no-reply@example.org>' });
  channels = await ChannelWorld.start(box, '2026-03-02T02:00:00.000Z');
}, 60_000);
beforeEach(async () => {
  await channels.world.forgetMessages();
  await channels.world.service.rows('truncate notification_preference, contact, calendar_feed');
  box.mails.length = 0;
});
afterAll(async () => {
  await channels?.stop();
  await box?.close();
});

const SEEN = `{ notificationPreferences { emailMasked pendingEmailMasked digestHour
  channels { code available offered note } kinds { kind label mandatory urgent channels digest } } }`;
const see = async (who: 'policeOfficer' | 'housingOfficer' | 'administrator' | 'public') =>
  (await channels.world.see(who, SEEN)).notificationPreferences;
const code = async (who: 'policeOfficer' | 'public', act: string, input: object): Promise<string> =>
  (await channels.prefer(who, act, { ...input })).refusal?.code ?? 'DONE';

describe('preferences', () => {
  it('begin with every kind by e-mail at once, and say what is missing', async () => {
    const seen = await see('policeOfficer');
    expect(seen.kinds.map(({ kind }: { kind: string }) => kind)).toEqual(NOTICE_KIND_CODES);
    for (const kind of seen.kinds) expect(kind).toMatchObject({ channels: ['EMAIL'], digest: false });
    expect(seen.channels).toMatchObject([
      { code: 'EMAIL', available: false, offered: true, note: 'Give and confirm an e-mail address first.' },
      { code: 'SMS', available: true },
      { code: 'PLATFORM', available: true },
    ]);
  });

  it('are kept by person and kind; nobody sees or changes another’s', async () => {
    const input = { kind: 'NEWS', channels: ['SMS'], digest: false };
    expect(await code('policeOfficer', 'setNotificationPreference', input)).toBe('DONE');
    const of = (seen: Awaited<ReturnType<typeof see>>) =>
      seen.kinds.find(({ kind }: { kind: string }) => kind === 'NEWS').channels;
    expect(of(await see('policeOfficer'))).toEqual(['SMS']);
    expect(of(await see('housingOfficer'))).toEqual(['EMAIL']);
    expect(of(await see('administrator'))).toEqual(['EMAIL']);
    expect(await see('public')).toBeNull();
    expect(await code('public', 'setNotificationPreference', input)).toBe('NOT_PERMITTED');
    expect(await code('public', 'setContactAddress', { email: 'a@example.org' })).toBe('NOT_PERMITTED');
  });

  it('answer the same key alike, and refuse it with other content', async () => {
    const idempotencyKey = channels.world.key();
    const input = { idempotencyKey, kind: 'NEWS', channels: [], digest: false };
    expect((await channels.prefer('policeOfficer', 'setNotificationPreference', input)).replayed).toBe(false);
    expect((await channels.prefer('policeOfficer', 'setNotificationPreference', input)).replayed).toBe(true);
    expect(await code('policeOfficer', 'setNotificationPreference', { ...input, channels: ['EMAIL'] })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('do not switch a 必达通知 off, nor put it off; the refusal says so in words', async () => {
    const set = (input: object) =>
      channels.prefer('policeOfficer', 'setNotificationPreference', { ...input });
    const off = await set({ kind: 'OVERDUE', channels: [], digest: false });
    expect(off.refusal).toEqual({
      code: 'NOTICE_MANDATORY',
      message: '“A date has passed” always reaches its reader: e-mail cannot be switched off for it.',
    });
    expect((await set({ kind: 'MEETING', channels: ['EMAIL'], digest: true })).refusal.code).toBe(
      'NOTICE_NOT_IN_DIGEST',
    );
    expect((await set({ kind: 'WEATHER', channels: [], digest: false })).refusal.code).toBe('CHOICE_UNKNOWN');
    expect(await channels.world.service.rows('select 1 from notification_preference')).toEqual([]);
  });

  it('refuse an hour that is none', async () => {
    expect(await code('policeOfficer', 'setDigestHour', { hour: 24 })).toBe('HOUR_OUT_OF_RANGE');
    expect(await code('policeOfficer', 'setDigestHour', { hour: 8 })).toBe('DONE');
    expect((await see('policeOfficer')).digestHour).toBe(8);
  });
});

describe('an e-mail address', () => {
  it('is used once its code was given back, is shown masked, and can be forgotten', async () => {
    const { preferences } = await channels.prefer('policeOfficer', 'setContactAddress', {
      email: 'police@example.org',
    });
    expect(preferences).toMatchObject({ emailMasked: null, pendingEmailMasked: 'p***@example.org' });
    await channels.drain();
    expect(box.mails.map(({ to }) => to)).toEqual([['police@example.org']]);
    await channels.tell('policeOfficer');
    await channels.drain();
    // Not confirmed, so nothing but the code went there.
    expect(box.mails).toHaveLength(1);

    const wrong = channels.lastCode() === '000000' ? '000001' : '000000';
    expect(await code('policeOfficer', 'confirmContactAddress', { code: wrong })).toBe('CODE_WRONG');
    expect(await code('policeOfficer', 'confirmContactAddress', { code: channels.lastCode() })).toBe('DONE');
    expect(await see('policeOfficer')).toMatchObject({
      emailMasked: 'p***@example.org',
      pendingEmailMasked: null,
    });
    await channels.tell('policeOfficer');
    await channels.drain();
    expect(box.mails).toHaveLength(2);

    expect(await code('policeOfficer', 'removeContactAddress', {})).toBe('DONE');
    expect(await code('policeOfficer', 'removeContactAddress', {})).toBe('NO_ADDRESS');
    expect((await see('policeOfficer')).emailMasked).toBeNull();
    await channels.tell('policeOfficer');
    await channels.drain();
    expect(box.mails).toHaveLength(2);
  });

  it('is not confirmed by guessing: after five wrong tries the right code is of no use', async () => {
    await channels.prefer('policeOfficer', 'setContactAddress', { email: 'police@example.org' });
    await channels.drain();
    const right = channels.lastCode();
    const wrong = right === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n += 1) {
      expect(await code('policeOfficer', 'confirmContactAddress', { code: wrong })).toBe('CODE_WRONG');
    }
    expect(await code('policeOfficer', 'confirmContactAddress', { code: wrong })).toBe('CODE_EXPIRED');
    expect(await code('policeOfficer', 'confirmContactAddress', { code: right })).toBe('CODE_EXPIRED');
  });

  it('a code is of no use to another person, and a newer one ends it', async () => {
    await channels.prefer('policeOfficer', 'setContactAddress', { email: 'police@example.org' });
    await channels.drain();
    const first = channels.lastCode();
    const other = await channels.prefer('housingOfficer', 'confirmContactAddress', { code: first });
    expect(other.refusal.code).toBe('CODE_EXPIRED');
    await channels.prefer('policeOfficer', 'setContactAddress', { email: 'other@example.org' });
    expect(await code('policeOfficer', 'confirmContactAddress', { code: first })).toBe('CODE_EXPIRED');
  });

  it('refuses what is none, and more than five codes a day', async () => {
    expect(await code('policeOfficer', 'setContactAddress', { email: 'nobody' })).toBe('EMAIL_INVALID');
    for (let n = 0; n < 5; n += 1) {
      expect(await code('policeOfficer', 'setContactAddress', { email: `n${n}@example.org` })).toBe('DONE');
    }
    expect(await code('policeOfficer', 'setContactAddress', { email: 'a@example.org' })).toBe(
      'TOO_MANY_CODES',
    );
  });

  it('that refuses what is sent to it is shown to its owner, until a mail arrives again', async () => {
    const email = async () => (await see('policeOfficer')).channels[0];
    await channels.confirmed('policeOfficer', 'police@example.org');
    expect(await email()).toMatchObject({ available: true, note: null });
    await channels.tell('policeOfficer');
    box.refusals.push(550);
    await channels.drain();
    expect(await email()).toMatchObject({
      available: false,
      note: 'The last mail was refused by the mailbox. Check the address, and give it again where it has changed.',
    });
    channels.world.goTo('2026-03-02T02:30:00.000Z');
    await channels.tell('policeOfficer');
    await channels.drain();
    expect(await email()).toMatchObject({ available: true, note: null });
    channels.world.goTo('2026-03-02T02:00:00.000Z');
  });

  it('stands in its own columns alone', async () => {
    await channels.confirmed('policeOfficer', 'police@example.org');
    await channels.tell('policeOfficer');
    box.refusals.push(451);
    await channels.drain();
    const tables = await channels.world.service.rows<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const found = await channels.world.service.rows(
        `select 1 from "${name}" t where t::text like '%police@example.org%' limit 1`,
      );
      if (found.length > 0) holding.push(name);
    }
    expect(holding).toEqual(['contact']);
  });
});

describe('what has no gateway', () => {
  it('waits for somebody’s hand, with its words, where an administrator of the unit finds it', async () => {
    await channels.prefer('policeOfficer', 'setNotificationPreference', {
      kind: 'REMINDER',
      channels: ['SMS', 'PLATFORM'],
      digest: false,
    });
    await channels.tell('policeOfficer');
    await channels.drain();
    expect((await channels.log()).toSorted()).toEqual([
      'PLATFORM REMINDER BY_HAND 0',
      'SMS REMINDER BY_HAND 0',
    ]);
    const list = `{ deliveries(filter: { deadLetters: true, channels: ["SMS"] }) { edges { node { id text person { id } } } } }`;
    const { deliveries } = await channels.world.see('administrator', list);
    expect(deliveries.edges).toHaveLength(1);
    const { node } = deliveries.edges[0];
    expect(node.text).toMatch(/^Reminder: the reply of “Speed bumps \d+” is due on 2026-03-06\.$/);
    const mark = (who: 'administrator' | 'policeOfficer' | 'housingOfficer') =>
      channels.world.see(
        who,
        `mutation ($input: MarkHandDeliveredInput!) {
           markHandDelivered(input: $input) { delivery { state } refusal { code } } }`,
        { input: { idempotencyKey: channels.world.key(), id: node.id } },
      );
    expect((await mark('housingOfficer')).markHandDelivered.refusal.code).toBe('NOT_FOUND');
    expect((await mark('policeOfficer')).markHandDelivered.refusal.code).toBe('NOT_PERMITTED');
    expect((await mark('administrator')).markHandDelivered.delivery.state).toBe('HAND_DELIVERED');
    expect((await mark('administrator')).markHandDelivered.refusal.code).toBe('WRONG_STATE');
    expect((await channels.world.see('administrator', list)).deliveries.edges).toEqual([]);
  });
});

describe('the log of deliveries', () => {
  it('shows everybody his own, an administrator those of his units, and nobody else anything', async () => {
    await channels.confirmed('policeOfficer', 'police@example.org');
    for (let n = 0; n < 3; n += 1) await channels.tell('policeOfficer');
    await channels.drain();
    const page =
      'deliveries(first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { id text subjectId } } }';
    const read = async (who: Parameters<typeof channels.world.see>[0], after: string | null = null) =>
      (await channels.world.see(who, `query ($after: String) { ${page} }`, { after })).deliveries;
    const own = await read('policeOfficer');
    expect(own).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(own.edges[0].node.text).toContain('Reminder');
    const rest = await read('policeOfficer', own.pageInfo.endCursor);
    expect(rest.edges).toHaveLength(1);
    const administered = await read('administrator');
    expect(administered.totalCount).toBe(3);
    expect(administered.edges[0].node).toMatchObject({ text: null, subjectId: null });
    for (const who of ['housingOfficer', 'policeLeader', 'convenor', 'countyLeader', 'public'] as const) {
      expect((await read(who)).totalCount).toBe(0);
    }
  });
});

describe('a calendar feed', () => {
  const create = async (who: 'policeOfficer' | 'public', idempotencyKey = channels.world.key()) =>
    (
      await channels.world.see(
        who,
        `mutation ($input: CreateCalendarFeedInput!) {
           createCalendarFeed(input: $input) { calendarFeed { id } url refusal { code } replayed } }`,
        { input: { idempotencyKey } },
      )
    ).createCalendarFeed;
  const ownerOf = async (url: string) => {
    const token = /\/ics\/me\/(.+)\.ics$/.exec(url)![1]!;
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const gateway = { kind: 'gateway' as const, roles: [], language: 'en' as const, requestId: 'gateway' };
    const query =
      'query ($tokenHash: String!) { _calendarFeedOwner(tokenHash: $tokenHash) { personId timeZone today } }';
    return (await channels.world.see(gateway, query, { tokenHash }))._calendarFeedOwner;
  };

  it('is shown once, leads the gateway to its person, and to nobody once it is revoked', async () => {
    const idempotencyKey = channels.world.key();
    const made = await create('policeOfficer', idempotencyKey);
    expect(made).toMatchObject({ refusal: null, replayed: false });
    expect(await create('policeOfficer', idempotencyKey)).toMatchObject({ url: null, replayed: true });
    const [row] = await channels.world.service.rows<{ row: string; person_id: string }>(
      'select person_id, calendar_feed::text as row from calendar_feed',
    );
    expect(row!.row).not.toContain(/\/ics\/me\/(.+)\.ics$/.exec(made.url as string)![1]!);
    expect(await ownerOf(made.url as string)).toEqual({
      personId: row!.person_id,
      timeZone: 'Asia/Shanghai',
      today: '2026-03-02',
    });
    expect(await ownerOf('https://x/ics/me/other.ics')).toBeNull();

    const revoke = async (who: 'policeOfficer' | 'housingOfficer') =>
      (
        await channels.world.see(
          who,
          'mutation ($input: RevokeCalendarFeedInput!) { revokeCalendarFeed(input: $input) { refusal { code } } }',
          { input: { idempotencyKey: channels.world.key(), id: made.calendarFeed.id } },
        )
      ).revokeCalendarFeed.refusal;
    expect(await revoke('housingOfficer')).toEqual({ code: 'NOT_FOUND' });
    expect(await revoke('policeOfficer')).toBeNull();
    expect(await ownerOf(made.url as string)).toBeNull();
    expect(await revoke('policeOfficer')).toEqual({ code: 'NOT_FOUND' });
  });

  it('is a person’s, five at most; whose a token is, nobody but the gateway may ask', async () => {
    expect((await create('public')).refusal.code).toBe('NOT_PERMITTED');
    // All at once: none of them sees another's that is not committed yet.
    const made = await Promise.all(Array.from({ length: 9 }, () => create('policeOfficer')));
    expect(made.filter(({ refusal }) => refusal === null)).toHaveLength(5);
    expect((await create('policeOfficer')).refusal.code).toBe('TOO_MANY');
    const { calendarFeeds } = await channels.world.see('policeOfficer', '{ calendarFeeds { id createdAt } }');
    expect(calendarFeeds).toHaveLength(5);
    expect((await channels.world.see('housingOfficer', '{ calendarFeeds { id } }')).calendarFeeds).toEqual(
      [],
    );
    const answer = await channels.world.service.ask(
      'policeOfficer',
      '{ _calendarFeedOwner(tokenHash: "x") { personId } }',
    );
    expect(answer.errors![0]!.extensions['code']).toBe('GATEWAY_ONLY');
  });
});
