import { Access } from '@concord/service-kit/graph/access';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '@concord/service-kit/graph/scalars';
import { ref, type Ref } from '@concord/service-kit/graph/stubs';
import { typedId } from '@concord/contracts/ids';
import type { CommitmentEntry } from './session.entity.js';

@Access('reader')
@ObjectType({ description: 'What was agreed on: for which asks, proposed to which units, until when.' })
export class Commitment {
  @Field(() => Int, { description: 'From 1 within its session.' })
  no!: number;

  @Field(() => String, { description: 'What will be done; at most 5,000 characters.' })
  text!: string;

  @Field(() => [Int], { description: 'Asks that it answers.' })
  askNos!: number[];

  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'Proposed lead unit (主办); it is assigned by the matrix.',
  })
  leadUnit!: Ref | null;

  @Field(() => [ref('OrgUnit')], { nullable: 'items', description: 'Proposed co-handling units (协办).' })
  coUnits!: Ref[];

  @Field(() => LocalDate, { nullable: true, description: '承诺时限; it governs.' })
  agreedDate!: string | null;
}

export function toCommitment(entry: CommitmentEntry): Commitment {
  return {
    no: entry.no,
    text: entry.text,
    askNos: entry.askNos,
    leadUnit: { id: typedId('orgUnit', entry.leadUnitId) },
    coUnits: entry.coUnitIds.map((id) => ({ id: typedId('orgUnit', id) })),
    agreedDate: entry.agreedDate,
  };
}
