import { Module, type Type } from '@nestjs/common';
import { Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Access } from './access.js';
import { subgraphSdl } from './emit-schema.js';
import { graphModule } from './graph.module.js';
import type { ListSizes } from './list-sizes.js';

/** A service whose only question is answered with the type. */
function serviceOf(type: Type, name: string, listSizes: ListSizes = {}): Type {
  @Resolver()
  class OneResolver {
    @Query(() => type, { name, nullable: true })
    one(): null {
      return null;
    }
  }
  @Module({ imports: [graphModule({ listSizes })], providers: [OneResolver] })
  class OneModule {}
  return OneModule;
}

@ObjectType()
class Unmarked {
  @Field(() => String)
  telephone!: string;
}

@Access('personal')
@ObjectType()
class Revealed {
  @Field(() => String)
  telephone!: string;
}

@Access('public')
@ObjectType()
class Leak {
  @Field(() => [Revealed])
  residents!: Revealed[];
}

@Access('reader')
@ObjectType()
class Dossier {
  @Field(() => Revealed, { nullable: true })
  resident!: Revealed | null;
}

it('a service does not start with a type of which nobody said who is given it', async () => {
  await expect(subgraphSdl(serviceOf(Unmarked, 'unmarked'))).rejects.toThrow('Unmarked has no @Access mark');
});

it('a public type leads to no personal one', async () => {
  await expect(subgraphSdl(serviceOf(Leak, 'leak', { 'Leak.residents': 3 }))).rejects.toThrow(
    'Leak.residents leads from a public type to a personal one',
  );
});

@Access('revealed')
@ObjectType()
class Unmasked {
  @Field(() => String)
  telephone!: string;
}

@Access('carrier')
@ObjectType()
class ShownPayload {
  @Field(() => Unmasked, { nullable: true })
  shown!: Unmasked | null;
}

@Resolver()
class RevealResolver {
  @Mutation(() => ShownPayload, { nullable: true })
  revealOne(): null {
    return null;
  }
}
@Resolver()
class OtherResolver {
  @Mutation(() => ShownPayload, { nullable: true })
  showOne(): null {
    return null;
  }
}

it('what is unmasked is answered by a reveal alone', async () => {
  @Module({ imports: [serviceOf(Dossier, 'dossier')], providers: [RevealResolver] })
  class RevealModule {}
  @Module({ imports: [RevealModule], providers: [OtherResolver] })
  class OtherModule {}
  await expect(subgraphSdl(RevealModule)).resolves.toContain('revealOne');
  await expect(subgraphSdl(OtherModule)).rejects.toThrow(
    'ShownPayload.shown shows what a reveal alone may answer',
  );
  await expect(subgraphSdl(serviceOf(Unmasked, 'unmasked'))).rejects.toThrow(
    'Query.unmasked shows what a reveal alone may answer',
  );
});

it('a service does not start with a list of which nobody said how long it is', async () => {
  await expect(subgraphSdl(serviceOf(Leak, 'leak'))).rejects.toThrow('Leak.residents has no size');
});

it('marked types are served', async () => {
  await expect(subgraphSdl(serviceOf(Dossier, 'dossier'))).resolves.toContain('type Dossier');
});
