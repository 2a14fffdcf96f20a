import { Access } from '@concord/service-kit/graph/access';
import { CreateInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

@Access('reader')
@ObjectType({ description: 'A way besides the inbox in which messages reach people.' })
export class NotificationChannel {
  @Field(() => String, { description: 'EMAIL, SMS or PLATFORM.' })
  code!: string;
  @Field(() => String, { description: "Its name in the asker's language." })
  label!: string;
  @Field(() => Boolean, { description: 'Whether it reaches the asker now.' })
  available!: boolean;
  @Field(() => Boolean, {
    description: 'Whether this installation has it: e-mail may be there and wait for an address.',
  })
  offered!: boolean;
  @Field(() => String, { nullable: true, description: 'What is missing, or how it works, in a sentence.' })
  note!: string | null;
}

@Access('reader')
@ObjectType({ description: 'One kind of message, and how the asker wants it.' })
export class NotificationKind {
  @Field(() => String, { description: 'Code of the kind, e.g. MEETING.' })
  kind!: string;
  @Field(() => String, { description: "Its name in the asker's language." })
  label!: string;
  @Field(() => Boolean, { description: '必达通知: by e-mail at once, neither put off nor switched off.' })
  mandatory!: boolean;
  @Field(() => Boolean, { description: 'Goes out outside office hours too.' })
  urgent!: boolean;
  @Field(() => [String], { description: 'Channels besides the inbox, which always has it.' })
  channels!: string[];
  @Field(() => Boolean, { description: 'E-mail waits for the one digest of the day.' })
  digest!: boolean;
}

@Access('personal')
@ObjectType({ description: "How the asker's messages reach him." })
export class NotificationPreferences {
  @Field(() => String, { nullable: true, description: 'Confirmed e-mail address, masked.' })
  emailMasked!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Case time of its confirmation.' })
  emailConfirmedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Address that waits for its code, masked.' })
  pendingEmailMasked!: string | null;
  @Field(() => Int, { description: 'Local hour of the daily digest on working days, 0 to 23.' })
  digestHour!: number;
  @Field(() => [NotificationChannel], { description: 'Every channel, available or not.' })
  channels!: NotificationChannel[];
  @Field(() => [NotificationKind], { description: 'Every kind of message, in the order to be shown.' })
  kinds!: NotificationKind[];
}

export const NotificationPreferencesPayload = Payload(
  'NotificationPreferencesPayload',
  'preferences',
  () => NotificationPreferences,
);

@InputType({ description: 'How one kind of message is wanted.' })
export class SetNotificationPreferenceInput extends CreateInput {
  @Field(() => String, { description: 'Code of the kind, as in `NotificationKind.kind`.' })
  kind!: string;
  @Field(() => [String], { description: 'Channels besides the inbox; a 必达通知 keeps EMAIL.' })
  channels!: string[];
  @Field(() => Boolean, { description: 'E-mail waits for the one digest of the day.' })
  digest!: boolean;
}

@InputType({ description: 'When the digest is wanted.' })
export class SetDigestHourInput extends CreateInput {
  @Field(() => Int, { description: "Local hour in the zone of the asker's unit, 0 to 23." })
  hour!: number;
}

@InputType({ description: "The asker's own address; a code is mailed to it." })
export class SetContactAddressInput extends CreateInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
}

@InputType({ description: 'The code that was mailed.' })
export class ConfirmContactAddressInput extends CreateInput {
  @Field(() => String, { description: 'Six digits.' })
  code!: string;
}

@InputType({ description: 'The address is forgotten.' })
export class RemoveContactAddressInput extends CreateInput {}
