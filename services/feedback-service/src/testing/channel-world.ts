import { typedId } from '@concord/contracts/ids';
import type { SMALL_PROFILE } from '@concord/testkit/snapshot';
import { Database } from '@concord/service-kit/database/database';
import { SERVICE_ENV } from '@concord/service-kit/env';
import { Replica } from '@concord/service-kit/replica/replica';
import type { Asker } from '@concord/service-kit/testing/service';
import { PEOPLE, UNITS } from '@concord/testkit/snapshot';
import { AlertWriter, type NewAlert } from '../alert/alert.writer.js';
import { DeliveryPump } from '../delivery/delivery.pump.js';
import { DeliveryQueue } from '../delivery/delivery.queue.js';
import { DeliverySender } from '../delivery/delivery.sender.js';
import { CHANNEL_ENV } from '../env.js';
import { FeedbackWorld } from './feedback-world.js';
import type { Mailbox } from './mailbox.js';

/** The feedback-service with a mail server, whose messages tests send by their own looks. */
export class ChannelWorld {
  private n = 0;
  /** Wall time of the looks: moved on instead of waiting. */
  wall = new Date('2030-01-01T00:00:00.000Z');

  /** Never started: it looks when a test says so. */
  readonly pump: DeliveryPump;

  private constructor(
    readonly world: FeedbackWorld,
    readonly box: Mailbox,
  ) {
    this.pump = this.secondPump();
  }

  /** The environment was set before; `now` is case time. */
  static async start(
    box: Mailbox,
    now: string,
    profile?: Partial<typeof SMALL_PROFILE>,
  ): Promise<ChannelWorld> {
    const world = await FeedbackWorld.start({ now, ...(profile && { profile }) });
    return new ChannelWorld(world, box);
  }

  /** Another process on the same rows. */
  secondPump(): DeliveryPump {
    const { service } = this.world;
    const app = service.running.app;
    const pump = new DeliveryPump(
      service.get(Database),
      service.clock,
      service.get(DeliveryQueue),
      service.get(DeliverySender),
      app.get(CHANNEL_ENV, { strict: false }),
      app.get(SERVICE_ENV, { strict: false }),
    );
    pump.wallNow = () => this.wall;
    return pump;
  }

  later(minutes: number): void {
    this.wall = new Date(this.wall.getTime() + minutes * 60_000);
  }

  /** A message to somebody, as the effects write it; answers its bare uuid. */
  async tell(who: keyof typeof PEOPLE, change: Partial<NewAlert> = {}): Promise<string> {
    const { service } = this.world;
    const n = (this.n += 1);
    const alert: NewAlert = {
      onceKey: `cause-${n}>${PEOPLE[who]}`,
      personId: PEOPLE[who],
      kind: 'REMINDER',
      level: 'L1',
      template: 'deadlineReminder',
      params: { title: `Speed bumps ${n}`, clock: 'ITEM_REPLY', date: '2026-03-06' },
      subjectId: typedId('item', '00000000-0000-7000-8000-00000000aaaa'),
      orgUnitId: UNITS.community,
      at: service.clock.at,
      ...change,
    };
    const planning = { tree: await service.get(Replica).tree(), now: service.clock.at };
    await service.get(Database).transaction((em) => service.get(AlertWriter).write(em, [alert], planning));
    const [row] = await service.rows<{ id: string }>('select id from alert where once_key = $1', [
      alert.onceKey,
    ]);
    return row!.id;
  }

  /** Looks until nothing is due. */
  async drain(pump: DeliveryPump = this.pump): Promise<void> {
    while ((await pump.pass()) > 0);
  }

  /** Deliveries, oldest first: `CHANNEL KIND STATE attempts code`. */
  async log(): Promise<string[]> {
    const rows = await this.world.service.rows<Record<string, string | number | null>>(
      'select channel, kind, state, attempts, error_code from delivery order by created_at, id',
    );
    return rows.map(({ channel, kind, state, attempts, error_code: code }) =>
      [channel, kind, state, attempts, code ?? ''].join(' ').trim(),
    );
  }

  /** An act on the asker's preferences; answers the payload. */
  async prefer(who: Asker, act: string, input: Record<string, unknown>) {
    const type = `${act[0]!.toUpperCase()}${act.slice(1)}Input`;
    const answer = await this.world.see(
      who,
      `mutation ($input: ${type}!) { ${act}(input: $input) {
         preferences { emailMasked pendingEmailMasked digestHour kinds { kind channels digest } }
         refusal { code message } replayed } }`,
      { input: { idempotencyKey: this.world.key(), ...input } },
    );
    return answer[act];
  }

  /** Gives an address and confirms it by the code in the mail. */
  async confirmed(who: Asker, email: string): Promise<void> {
    const { refusal } = await this.prefer(who, 'setContactAddress', { email });
    if (refusal) throw new Error(refusal.code);
    await this.drain();
    const answer = await this.prefer(who, 'confirmContactAddress', { code: this.lastCode() });
    if (answer.refusal) throw new Error(answer.refusal.code);
    this.box.mails.length = 0;
    await this.world.service.rows('truncate delivery');
  }

  /** The code of the newest mail that has one. */
  lastCode(): string {
    const mail = this.box.mails.findLast(({ subject }) => /\d{6}/.test(subject));
    return /(\d{6})/.exec(mail?.subject ?? '')![1]!;
  }

  stop(): Promise<void> {
    return this.world.stop();
  }
}
