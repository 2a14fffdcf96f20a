import { Access } from '../graph/access.js';
import { Injectable, Module } from '@nestjs/common';
import {
  Args,
  Directive,
  Field,
  ID,
  InputType,
  InterfaceType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  ResolveReference,
  Resolver,
} from '@nestjs/graphql';
import { refuse } from '@concord/contracts/refusals';
import type { ActContext } from '../context.js';
import { Connection, PageArgs, pageSize, toConnection, type ConnectionOf } from '../graph/connection.js';
import type { RequestLoaders } from '../graph/context.js';
import { Deadline, DeadlineFilter, DeadlinePage } from '../graph/deadline.types.js';
import { graphModule } from '../graph/graph.module.js';
import { done, MutationInput, Payload, refused, type PayloadOf } from '../graph/mutation.js';
import { DateTime, LocalDate } from '../graph/scalars.js';
import { Action, toAction, toRef } from '../graph/shared.types.js';
import { ref, stub, type Ref } from '../graph/stubs.js';
import { Act, Loaders } from '../identity/act.decorator.js';
import { CodedError } from '../log.js';

/** A small service for the kit's own tests; no product code imports it. */
@Access('reader')
@ObjectType({ description: 'A pebble.' })
@Directive('@key(fields: "id")')
export class Pebble {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  weight!: number;

  @Field(() => DateTime)
  foundAt!: Date;

  @Field(() => LocalDate)
  foundOn!: string;

  @Field(() => ref('OrgUnit'), { nullable: true })
  orgUnit!: Ref | null;

  @Field(() => stub('Topic'), { nullable: true })
  topic!: Ref | null;
}

@InterfaceType()
abstract class Finding {
  @Field(() => String)
  label!: string;
}

@Access('reader')
@ObjectType({ implements: () => Finding })
class StoneFinding extends Finding {
  @Field(() => Int)
  grams!: number;
}

@Access('reader')
@ObjectType({ implements: () => Finding })
class ShellFinding extends Finding {
  @Field(() => String)
  colour!: string;
}

const PebbleConnection = Connection('Pebble', () => Pebble);
const PebblePayload = Payload('PebblePayload', 'pebble', () => Pebble);

@InputType()
class WeighInput extends MutationInput {
  @Field(() => Int)
  grams!: number;
}

const pebble = (n: number): Pebble => ({
  id: `pebble:${n}`,
  weight: n,
  foundAt: new Date(Date.UTC(2026, 0, n)),
  foundOn: `2026-01-${String(n).padStart(2, '0')}`,
  orgUnit: toRef('orgUnit:018f0000-0000-7000-8000-000000000001'),
  topic: toRef('topic:018f0000-0000-7000-8000-000000000002'),
});

@Injectable()
export class PebbleStore {
  batches: number[] = [];

  async neighbours(ids: readonly string[]): Promise<Map<string, string>> {
    this.batches.push(ids.length);
    return Promise.resolve(new Map(ids.map((id) => [id, `${id}'s neighbour`])));
  }
}

@Resolver(() => Pebble)
export class PebbleResolver {
  constructor(private readonly store: PebbleStore) {}

  @Query(() => PebbleConnection, { nullable: true })
  pebbles(@Args() args: PageArgs): ConnectionOf<Pebble> {
    const first = pageSize(args.first);
    const rows = Array.from({ length: first + 1 }, (_, n) => pebble(n + 1));
    return toConnection(
      rows,
      { first, after: args.after, totalCount: () => Promise.resolve(101) },
      (row) => [row.foundAt, row.id],
      (row) => row,
    );
  }

  @Query(() => [Finding], { nullable: true })
  findings(): Finding[] {
    const stone = Object.assign(new StoneFinding(), { label: 'stone', grams: 3 });
    const shell = Object.assign(new ShellFinding(), { label: 'shell', colour: 'red' });
    return [stone, shell];
  }

  @Query(() => String, { nullable: true })
  whoAmI(@Act() act: ActContext): string {
    return `${act.identity.personId ?? act.identity.kind} ${act.now.toISOString()} ${act.requestId}`;
  }

  @Query(() => String, { nullable: true })
  broken(): string {
    throw new Error('duplicate key (phone)=(13800000000)');
  }

  @Query(() => String, { nullable: true })
  forbidden(): string {
    throw new CodedError('NOT_PERMITTED');
  }

  @Query(() => DeadlinePage, { nullable: true })
  @Directive('@inaccessible')
  topicDeadlines(@Args('filter', { nullable: true }) filter?: DeadlineFilter): DeadlinePage {
    void filter;
    return { nodes: [] as Deadline[], hasMore: false, totalCount: 0 };
  }

  @Mutation(() => PebblePayload, { nullable: true })
  weigh(@Args('input') input: WeighInput, @Act() act: ActContext): PayloadOf<'pebble', Pebble> {
    if (input.grams < 0) {
      return refused('pebble', refuse('WRONG_STATE', { state: 'WEIGHED' }, 'T8', 'S0').refusal, act.language);
    }
    return done('pebble', { ...pebble(1), weight: input.grams });
  }

  @ResolveField(() => String)
  neighbour(@Parent() parent: Pebble, @Loaders() loaders: RequestLoaders): Promise<string | null> {
    return loaders.of('neighbour', (ids: readonly string[]) => this.store.neighbours(ids)).load(parent.id);
  }

  @ResolveField(() => [Action])
  actions(@Act() act: ActContext): Action[] {
    return [toAction('weigh', refuse('WRONG_STATE', { state: 'WEIGHED' }), act.language)];
  }

  @ResolveReference()
  resolve(reference: Ref): Pebble {
    return pebble(Number(reference.id.split(':')[1]));
  }
}

@Module({
  imports: [
    graphModule({
      orphanedTypes: [StoneFinding, ShellFinding],
      listSizes: { 'Pebble.actions': 1, 'Query.findings': 2 },
    }),
  ],
  providers: [PebbleResolver, PebbleStore],
})
export class SampleModule {}
