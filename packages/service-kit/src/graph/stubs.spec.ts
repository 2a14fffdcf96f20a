import { Module } from '@nestjs/common';
import { Directive, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Access } from './access.js';
import { subgraphSdl } from './emit-schema.js';
import { graphModule } from './graph.module.js';
import { TimelineEntry } from './shared.types.js';
import { own, ref, stub } from './stubs.js';

@Access('public')
@ObjectType('OrgUnit')
@Directive('@key(fields: "id")')
class OwnedUnit {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}
own('OrgUnit', OwnedUnit);

@Resolver()
class UnitResolver {
  @Query(() => [TimelineEntry], { nullable: true })
  timeline(): TimelineEntry[] {
    return [];
  }
}

@Module({ imports: [graphModule({ listSizes: { 'Query.timeline': 1 } })], providers: [UnitResolver] })
class OwnerModule {}

describe("a reference to another's entity", () => {
  it("leads to the owner's own class in the owner's process", async () => {
    expect(ref('OrgUnit')).toBe(OwnedUnit);
    const sdl = await subgraphSdl(OwnerModule);
    expect(sdl).toContain('type OrgUnit @key(fields: "id") {\n  id: ID!\n  name: String!\n}');
    expect(sdl).toContain('actorUnit: OrgUnit');
  });

  it('is a stub everywhere else, one class per name', () => {
    expect(ref('Topic')).toBe(stub('Topic'));
  });

  it('to a name that nobody registered says where to register it', () => {
    expect(() => stub('Unheard')).toThrow('packages/contracts/src/ids.ts');
  });
});
