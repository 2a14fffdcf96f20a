import { Access } from '@concord/service-kit/graph/access';
import { CreateInput } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { Refusal } from '@concord/service-kit/graph/shared.types';
import { own, ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@Access('reader')
@ObjectType({ description: "Where one unit's own platform hears of what its people are told." })
@Directive('@key(fields: "id")')
export class Webhook {
  @Field(() => ID, { description: 'Typed id, `webhook:<uuid>`.' })
  id!: string;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'Whose people it hears of.' })
  orgUnit!: Ref | null;
  @Field(() => String, { description: 'Its address without path and query, which may hold a key.' })
  origin!: string;
  @Field(() => DateTime, { description: 'Case time.' })
  createdAt!: Date;
  @Field(() => DateTime, { description: 'Case time of its last change.' })
  updatedAt!: Date;
}
own('Webhook', Webhook);

@InputType({ description: 'Sets the address; the first time, or when asked for, a new secret is made.' })
export class SetWebhookInput extends CreateInput {
  @Field(() => ID, { description: 'Typed id of the unit; one webhook a unit.' })
  orgUnitId!: string;
  @Field(() => String, { description: 'https address of the public internet, 500 characters at most.' })
  url!: string;
  @Field(() => Boolean, { nullable: true, description: 'Makes a new secret; the former one ends at once.' })
  renewSecret?: boolean | null;
}

@InputType({ description: 'Nothing is sent there any more.' })
export class RemoveWebhookInput extends CreateInput {
  @Field(() => ID, { description: 'Typed id of the unit.' })
  orgUnitId!: string;
}

@Access('carrier')
@ObjectType({ description: 'What became of the act.' })
export class WebhookPayload {
  @Field(() => Webhook, { nullable: true, description: 'As it is now; null when it was refused or removed.' })
  webhook!: Webhook | null;
  @Field(() => String, {
    nullable: true,
    description: 'The new secret: shown this once, never again; null where none was made, and on a replay.',
  })
  secret!: string | null;
  @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
  refusal!: Refusal | null;
  @Field(() => Boolean, { description: 'True when this key was answered before and nothing was done again.' })
  replayed!: boolean;
}
