import { Access } from '@concord/service-kit/graph/access';
import { Field, ObjectType } from '@nestjs/graphql';
import { Payload } from '@concord/service-kit/graph/mutation';

@Access('revealed')
@ObjectType({ description: 'Name and telephone of one person, shown once for a recorded reason.' })
export class RevealedPerson {
  @Field(() => String, { nullable: true, description: 'In full; null where none was given.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'In full, as written; null where none was given.' })
  phone!: string | null;
}
export const RevealPersonPayload = Payload('RevealPersonPayload', 'person', () => RevealedPerson);
