import { Access } from '@concord/service-kit/graph/access';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { ref, type Ref } from '@concord/service-kit/graph/stubs';
import { Field, ObjectType } from '@nestjs/graphql';

@Access('reader')
@ObjectType({ description: 'What the room found when it looked at the topic (研判, T2).' })
export class Screening {
  @Field(() => Boolean, { description: 'Whether it is a matter for consultation (B.2).' })
  inScope!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'POLICY, DEVELOPMENT, RIGHTS or LIVELIHOOD (B.2 a–d) [S0].',
  })
  scopeClass!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'URGENT, NORMAL or LOW; empty where the region has no triage.',
  })
  urgency!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'EASY, MEDIUM or HARD; empty where the region has no triage.',
  })
  difficulty!: string | null;

  @Field(() => String, { nullable: true, description: '研判意见, in the words of who screened.' })
  opinion!: string | null;

  @Field(() => ref('Person'), { nullable: true, description: 'Who screened it.' })
  by!: Ref | null;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;
}

@Access('reader')
@ObjectType({ description: 'Who approved it, by which row of the matrix (审定, T5).' })
export class Approval {
  @Field(() => String, {
    description: 'Role that the matrix row names and the approver holds, e.g. VILLAGE_PARTY_APPROVER.',
  })
  authorityRole!: string;

  @Field(() => ref('OrgUnit'), {
    nullable: true,
    description: 'The unit on which the approver holds that role.',
  })
  authorityUnit!: Ref | null;

  @Field(() => String, { nullable: true, description: '审定意见; null where none was written.' })
  opinion!: string | null;

  @Field(() => ref('Person'), {
    nullable: true,
    description: 'Who approved it; never the receiver of the filing as well (MX1).',
  })
  by!: Ref | null;

  @Field(() => DateTime, { description: 'Case time.' })
  at!: Date;

  @Field(() => String, { description: 'Source of the matrix row, e.g. S0; INF is shown as 产品默认.' })
  matrixSource!: string;
}

@Access('reader')
@ObjectType({ description: 'The filing: a record, not a second approval (备案, T6, decision 2).' })
export class Filing {
  @Field(() => String, { description: 'SENT, RETURNED (for completion) or ACKNOWLEDGED.' })
  state!: string;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The unit that puts it on record.' })
  receiver!: Ref | null;

  @Field(() => String, { description: 'Which alternative of the matrix was used (MX2).' })
  receiverRole!: string;

  @Field(() => String, { nullable: true, description: "The receiver's number." })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'The newest words to the receiver.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'Case time of the newest sending.' })
  sentAt!: Date;

  @Field(() => DateTime, { description: 'Not returned by then, it counts as acknowledged (D4).' })
  acknowledgeBy!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Case time; null until then.' })
  acknowledgedAt!: Date | null;

  @Field(() => Boolean, { description: 'True when the window passed and nobody had returned it.' })
  byDefault!: boolean;

  @Field(() => String, { nullable: true, description: 'What was missing, in the words of the receiver.' })
  returnedReason!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Case time of the last return; null where there was none.',
  })
  returnedAt!: Date | null;
}
