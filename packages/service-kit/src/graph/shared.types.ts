import { Access } from './access.js';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '@concord/contracts/identity';
import type { Decision, RefusalData } from '@concord/contracts/refusals';
import { renderRefusal } from '../i18n/catalogue.js';
import '../i18n/common.js';
import { DateTime } from './scalars.js';
import { ref, type Ref } from './stubs.js';

@Access('public')
@ObjectType({ description: "One value of a refusal's sentence." })
@Directive('@shareable')
export class Param {
  @Field(() => String, { description: 'Name of the value in the sentence.' })
  name!: string;

  @Field(() => String, { description: 'The value as text; never personal data.' })
  value!: string;
}

@Access('public')
@ObjectType({ description: 'What was not allowed, why, and which rule says so.' })
@Directive('@shareable')
export class Refusal {
  @Field(() => String, { description: 'Stable code, e.g. RESEARCH_NOT_ACCEPTED.' })
  code!: string;

  @Field(() => String, { description: "The reason as a sentence in the asker's language." })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Number of the rule, e.g. T8.' })
  rule!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the rule comes from: S0…S4, P.., or INF (产品默认).',
  })
  source!: string | null;

  @Field(() => [Param], { description: 'Values of the sentence.' })
  params!: Param[];
}

@Access('public')
@ObjectType({
  description: 'One act on the object in its present state: allowed to the asker now, or why not.',
})
@Directive('@shareable')
export class Action {
  @Field(() => String, { description: 'Name of the mutation that performs it.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether the asker may perform it now.' })
  allowed!: boolean;

  @Field(() => Refusal, { nullable: true, description: 'Why not.' })
  refusal!: Refusal | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Typed id of the part of the object that it is about, e.g. one of its deadlines.',
  })
  subjectId?: string | null;
}

@Access('reader')
@ObjectType({ description: 'One link of the hash chain of a case.' })
@Directive('@shareable')
export class TimelineEntry {
  @Field(() => Int, { description: 'Place in the chain, from 1.' })
  seq!: number;

  @Field(() => DateTime, { description: 'Case time of the act.' })
  at!: Date;

  @Field(() => String, { description: 'What happened, e.g. approved.' })
  type!: string;

  @Field(() => ref('Person'), {
    nullable: true,
    description: 'Who did it; null for the public and for the story.',
  })
  actor!: Ref | null;

  @Field(() => ref('Person'), {
    nullable: true,
    description:
      'For whom the actor stood in as his deputy (AB角); null where he acted under a post of his own.',
  })
  onBehalfOf!: Ref | null;

  @Field(() => String, { description: 'The capacity it was done in: a role, or STORY.' })
  actorRole!: string;

  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'The unit on which the actor holds that role.',
  })
  actorUnit!: Ref | null;

  @Field(() => String, { description: "The entry as a sentence in the asker's language." })
  text!: string;

  @Field(() => String, { description: 'SHA-256 over the entry and the previous hash, hex.' })
  hash!: string;

  @Field(() => String, {
    nullable: true,
    description: "Hash of the entry before, or the parent's hash that seeded the chain.",
  })
  previousHash!: string | null;
}

/** A refusal as the graph shows it. */
export function toRefusal(data: RefusalData, language: Language): Refusal {
  return {
    code: data.code,
    message: renderRefusal(data, language),
    rule: data.rule ?? null,
    source: data.source ?? null,
    params: Object.entries(data.params).map(([name, value]) => ({ name, value: String(value) })),
  };
}

/** A decision about an act as the graph shows it. */
export function toAction(
  name: string,
  decision: Decision,
  language: Language,
  subjectId: string | null = null,
): Action {
  return decision.allowed
    ? { name, allowed: true, refusal: null, subjectId }
    : { name, allowed: false, refusal: toRefusal(decision.refusal, language), subjectId };
}

/** A reference to another service's thing by its typed id. */
export function toRef(id: string): Ref;
export function toRef(id: string | null | undefined): Ref | null;
export function toRef(id: string | null | undefined): Ref | null {
  return id ? { id } : null;
}

@Access('public')
@ObjectType({ description: 'Where a page stands in its list.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'More entries follow: ask again with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'The page was asked for with `after`, so entries precede it.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry; null on an empty page.' })
  endCursor!: string | null;
}
