import { Access } from '@concord/service-kit/graph/access';
import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection, PageArgs } from '@concord/service-kit/graph/connection';
import { CreateInput, MutationInput, Payload } from '@concord/service-kit/graph/mutation';
import { DateTime } from '@concord/service-kit/graph/scalars';
import { own, ref, stub, type Ref } from '@concord/service-kit/graph/stubs';
import type { RoomRow } from './room.entity.js';

@Access('reader')
@ObjectType({ description: 'A settled member of a room.' })
export class RoomMember {
  @Field(() => stub('Person'), { nullable: true, description: 'Somebody with an account.' })
  person!: Ref | null;

  @Field(() => DateTime, { description: 'Case time since when.' })
  since!: Date;
}

@Access('reader')
@ObjectType({
  description: "A room's sessions of one calendar year against the number that the profile asks for (M5).",
})
export class RoomProgress {
  @Field(() => Int, { description: "Calendar year, in the country's time zone." })
  year!: number;

  @Field(() => Int, { description: 'Concluded sessions that count.' })
  concluded!: number;

  @Field(() => Int, { description: 'Sessions that the profile asks for; at least 2 [S0].' })
  target!: number;

  @Field(() => Boolean, { description: 'False only after 31 December, with too few.' })
  compliant!: boolean;
}

@Access('reader')
@ObjectType({ description: 'A deliberation room (协商议事室); it belongs to a place.' })
@Directive('@key(fields: "id")')
export class Room {
  @Field(() => ID, { description: 'Typed id, `room:<uuid>`.' })
  id!: string;

  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;

  @Field(() => DateTime, { description: 'Case time of the last act.' })
  updatedAt!: Date;

  @Field(() => String, {
    description: '协商议事室 and its place, as its builder named it; at most 80 characters.',
  })
  name!: string;

  @Field(() => ref('OrgUnit'), { nullable: true, description: 'The place; its convenor decides.' })
  orgUnit!: Ref | null;

  @Field(() => String, { description: 'SHARED 共享式, INTEGRATED 融入式 or STANDALONE 单列式 [S0].' })
  buildMode!: string;

  @Field(() => String, { description: 'BUILDING, STANDARD, DEMONSTRATION or SUSPENDED.' })
  status!: string;

  @Field(() => [RoomMember], { description: 'Settled members, in the order in which they joined.' })
  members!: RoomMember[];

  /** Not in the graph: what the other fields are computed from. */
  row!: RoomRow;
}
own('Room', Room);

export const RoomConnection = Connection('Room', () => Room);
export const RoomPayload = Payload('RoomPayload', 'room', () => Room);

@InputType({ description: 'Which rooms; what is left out does not restrict.' })
export class RoomFilter {
  @Field(() => ID, { nullable: true, description: 'A unit with everything below it.' })
  orgUnitId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  text?: string | null;
}

@ArgsType()
export class RoomsArgs extends PageArgs {
  @Field(() => RoomFilter, { nullable: true })
  filter?: RoomFilter | null;
}

@InputType({ description: 'A room is built on a place, not on a body of one (A.4) [S0].' })
export class CreateRoomInput extends CreateInput {
  @Field(() => ID, { description: 'The place.' })
  orgUnitId!: string;

  @Field(() => String, { description: 'At most 80 characters.' })
  name!: string;

  @Field(() => String, { description: 'SHARED, INTEGRATED or STANDALONE.' })
  buildMode!: string;

  @Field(() => [ID], { nullable: true, description: 'People who are its members.' })
  memberIds?: string[] | null;
}

@InputType({ description: 'Somebody becomes a settled member of a room, or is one no longer.' })
export class RoomMemberInput extends MutationInput {
  @Field(() => ID, { description: 'Typed id of somebody with an account.' })
  personId!: string;
}
