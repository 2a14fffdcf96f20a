import { Access } from '@concord/service-kit/graph/access';
import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CodeCount } from '@concord/service-kit/graph/figures.types';
import { own } from '@concord/service-kit/graph/stubs';
import { Room } from '../room/room.graphql.js';

@Access('reader')
@ObjectType({ description: "One room's year (decision 12: progress, never a ranking)." })
export class RoomYear {
  @Field(() => Room, {
    nullable: true,
    description: 'The room; its own page is open to everybody signed in.',
  })
  room!: Room | null;

  @Field(() => Int, { description: "Calendar year, in the country's time zone." })
  year!: number;

  @Field(() => Int, { description: 'Concluded sessions of that year that count.' })
  concluded!: number;

  @Field(() => Int, { description: 'Sessions that the profile asks for; at least 2 [S0].' })
  target!: number;

  @Field(() => Boolean, { description: 'False only after 31 December, with too few.' })
  compliant!: boolean;
}

@Access('reader')
@ObjectType({
  description: 'Consultations of a unit and all below it, in a period. Each figure opens to its sessions.',
})
export class ConsultationFigures {
  @Field(() => Int, { description: 'Members who took part in a concluded session, each once.' })
  membersTookPart!: number;

  @Field(() => Int, { description: 'Concluded sessions that count.' })
  sessionsHeld!: number;

  @Field(() => Int, { description: 'Attendances of residents at concluded sessions.' })
  residentsTookPart!: number;

  @Field(() => [CodeCount], { description: 'Outcomes of concluded sessions, as counts.' })
  outcomes!: CodeCount[];

  @Field(() => [RoomYear], {
    description: 'Rooms in the order of their names; the year is that of `to`, or the present one.',
  })
  rooms!: RoomYear[];
}

@Access('public')
@ObjectType({ description: 'A unit of the organisation tree: a place, or a body of one.' })
@Directive('@key(fields: "id")')
export class OrgUnit {
  @Field(() => ID, { description: 'Typed id, `orgUnit:<uuid>`.' })
  id!: string;
}
own('OrgUnit', OrgUnit);
