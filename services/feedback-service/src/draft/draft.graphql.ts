import { Connection } from '@concord/service-kit/graph/connection';
import { DateTime, LocalDate } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'A document that a clock prepared and only a named person can issue (decision 5).',
})
@Directive('@key(fields: "id")')
export class Draft {
  @Field(() => ID, { description: 'Typed id, `draft:<uuid>`.' })
  id!: string;
  @Field(() => String, { description: 'SUPERVISION_LETTER (督办函).' })
  kind!: string;
  @Field(() => String, { nullable: true, description: 'Taken at signing; a draft has none.' })
  number!: string | null;
  @Field(() => String, { description: 'DRAFT.' })
  state!: string;
  @Field(() => String, { description: 'Title of the topic.' })
  title!: string;
  @Field(() => String, { description: "The text prepared, in the asker's language." })
  body!: string;
  @Field(() => String, {
    description: 'Code of the role whose holder may sign it; the profile names it (decision 5).',
  })
  signerRole!: string;
  @Field(() => stub('Person'), {
    nullable: true,
    description: 'Who holds that post now; null while nobody does.',
  })
  signer!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'Unit of the signer.' })
  signerUnit!: Ref | null;
  @Field(() => ref('OrgUnit'), { nullable: true, description: 'To whom it would go.' })
  addressee!: Ref | null;
  @Field(() => String, { description: 'The document that authorises it, as the profile records it.' })
  authority!: string;
  @Field(() => ref('ResolutionItem'), { nullable: true, description: 'The commitment that it is about.' })
  item!: Ref | null;
  @Field(() => LocalDate, { description: 'Day of the agreed or default date that passed.' })
  dueDate!: string;
  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
}
own('Draft', Draft);

export const DraftConnection = Connection('Draft', () => Draft);
