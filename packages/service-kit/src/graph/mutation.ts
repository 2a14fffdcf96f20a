import { Access } from './access.js';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '@concord/contracts/identity';
import type { RefusalData } from '@concord/contracts/refusals';
import { Refusal, toRefusal } from './shared.types.js';
import type { TypeClass } from './stubs.js';

/** Input of an act that makes something new. */
@InputType({ isAbstract: true })
export abstract class CreateInput {
  @Field(() => String, { description: 'Chosen by the asker; the same key again gives the same answer.' })
  idempotencyKey!: string;
}

/** Input of an act on something that exists. */
@InputType({ isAbstract: true })
export abstract class MutationInput extends CreateInput {
  @Field(() => ID, { description: 'Typed id of the object acted on.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Refuse when the object is no longer at this version.' })
  ifVersion?: number | null;
}

/** What a mutation answers: the changed object, or a refusal as data. */
export type PayloadOf<Key extends string, T> = { [K in Key]: T | null } & {
  refusal: Refusal | null;
  replayed: boolean;
};

/**
 * The payload type of a mutation:
 * `export const TopicPayload = Payload('TopicPayload', 'topic', () => Topic)`, with
 * `PayloadOf<'topic', Topic>` as its TypeScript type.
 */
export function Payload<Key extends string, T extends object>(
  name: string,
  key: Key,
  type: () => TypeClass<T>,
): TypeClass<PayloadOf<Key, T>> {
  @Access('carrier')
  @ObjectType(name, {
    description: 'What became of the act: the object as it is now, or the refusal as data.',
  })
  class PayloadType {
    @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
    refusal!: Refusal | null;

    @Field(() => Boolean, {
      description: 'True when this key was answered before and nothing was done again.',
    })
    replayed!: boolean;
  }
  Field(type, { nullable: true, description: 'The object as it is now; null when it was refused.' })(
    PayloadType.prototype,
    key,
  );
  return PayloadType as unknown as TypeClass<PayloadOf<Key, T>>;
}

/** The payload of an act that was done. */
export function done<Key extends string, T>(key: Key, value: T, replayed = false): PayloadOf<Key, T> {
  return { [key]: value, refusal: null, replayed } as PayloadOf<Key, T>;
}

/** The payload of an act that was refused. */
export function refused<Key extends string, T>(
  key: Key,
  refusal: RefusalData,
  language: Language,
  replayed = false,
): PayloadOf<Key, T> {
  return { [key]: null, refusal: toRefusal(refusal, language), replayed } as PayloadOf<Key, T>;
}
