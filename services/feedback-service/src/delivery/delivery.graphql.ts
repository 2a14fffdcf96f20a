import { Access } from '@concord/service-kit/graph/access';
import { Connection } from '@concord/service-kit/graph/connection';
import { MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@Access('personal')
@ObjectType({ description: 'One message on its way by one channel besides the inbox.' })
@Directive('@key(fields: "id")')
export class Delivery {
  @Field(() => ID, { description: 'Typed id, `delivery:<uuid>`; webhooks carry it for idempotency.' })
  id!: string;
  @Field(() => String, { description: 'EMAIL, WEBHOOK, SMS or PLATFORM.' })
  channel!: string;
  @Field(() => String, { description: 'Code of the kind of message; DIGEST or CODE for those two mails.' })
  kind!: string;
  @Field(() => String, { description: "The kind in the asker's language." })
  kindLabel!: string;
  @Field(() => String, {
    description: 'PENDING, SENDING, SENT, DIGEST, DEAD, BY_HAND, HAND_DELIVERED or CANCELLED.',
  })
  state!: string;
  @Field(() => stub('Person'), { nullable: true, description: 'To whom; null for a webhook.' })
  person!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: "The person's or the webhook's unit." })
  orgUnit!: Ref | null;
  @Field(() => String, {
    nullable: true,
    description: 'The message: to its reader, and to an administrator where it waits for his hand.',
  })
  text!: string | null;
  @Field(() => ID, { nullable: true, description: 'What it opens; to its reader alone.' })
  subjectId!: string | null;
  @Field(() => DateTime, { description: 'Case time from which it may go out.' })
  deliverAt!: Date;
  @Field(() => DateTime, { description: 'Case time at which it was planned.' })
  createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'Case time at which it was delivered or given up.' })
  doneAt!: Date | null;
  @Field(() => Int, { description: 'Attempts made.' })
  attempts!: number;
  @Field(() => DateTime, { nullable: true, description: 'Wall time of the next attempt, while one is due.' })
  nextAttemptAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Code of the last failure, e.g. SMTP_550, HTTP_503.' })
  errorCode!: string | null;
  @Field(() => Boolean, { description: 'It goes out with the digest of its day.' })
  inDigest!: boolean;
}
own('Delivery', Delivery);

export const DeliveryConnection = Connection('Delivery', () => Delivery);
export const DeliveryPayload = Payload('DeliveryPayload', 'delivery', () => Delivery);

@InputType({ description: 'Which deliveries; what is left out does not restrict.' })
export class DeliveryFilter {
  @Field(() => Boolean, { nullable: true, description: "Only the asker's own." })
  own?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what waits for a hand: given up, or without a gateway.',
  })
  deadLetters?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'States, as in `Delivery.state`.' })
  states?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Channels, as in `Delivery.channel`.' })
  channels?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Kinds, as in `Delivery.kind`.' })
  kinds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;
}

@InputType({ description: 'Sends it again, under a new message id for mail and the same id for a webhook.' })
export class ResendDeliveryInput extends MutationInput {}

@InputType({ description: 'Somebody delivered it himself.' })
export class MarkHandDeliveredInput extends MutationInput {}
