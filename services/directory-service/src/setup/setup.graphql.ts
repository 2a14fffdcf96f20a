import { Access } from '@concord/service-kit/graph/access';
import { Field, Int, InputType, ObjectType } from '@nestjs/graphql';
import { CreateInput } from '@concord/service-kit/graph/mutation';
import { Refusal } from '@concord/service-kit/graph/shared.types';
import { Person } from '../person/person.graphql.js';
import { OrgUnit } from '../unit/unit.graphql.js';
import { DirectoryInput } from '../directory/directory.inputs.js';

@Access('public')
@ObjectType({ description: 'Whether the first set-up has been done.' })
export class SetupState {
  @Field(() => Boolean, { description: 'True for ever once the first administrator exists.' })
  done!: boolean;

  @Field(() => [ProfileChoice], { description: 'Process profiles that an installation can begin with.' })
  profiles!: ProfileChoice[];

  @Field(() => String, {
    description:
      "An empty sheet for the organisation tree with headings in the reader's language: XLSX, base64.",
  })
  treeTemplateBase64?: string;
}

@Access('public')
@ObjectType({ description: 'A process profile that comes with the product.' })
export class ProfileChoice {
  @Field(() => String, { description: 'Given back as `profileKey` of the set-up.' })
  key!: string;

  @Field(() => String, { description: "Name in the reader's language." })
  name!: string;
}

@InputType({ description: 'The first page of an empty installation.' })
export class SetUpInput extends CreateInput {
  @Field(() => String, { description: 'Name of the first administrator.' })
  administratorName!: string;

  @Field(() => String, {
    nullable: true,
    description: '`sub` of the administrator at the OpenID Connect issuer; left out with the embedded one.',
  })
  subject?: string | null;

  @Field(() => String, {
    description:
      'The one-time key that Concord shows on its console; hyphens, blanks and case do not matter. A wrong one is refused with SETUP_KEY_WRONG.',
  })
  setupKey!: string;

  @Field(() => String, { description: 'Process profile to begin with.' })
  profileKey!: string;

  @Field(() => String, { description: 'The organisation tree: an XLSX workbook, base64.' })
  treeXlsxBase64!: string;
}

@InputType({
  description: 'Units are found by their code: new ones are added, known ones changed, none is removed.',
})
export class ImportOrgTreeInput extends DirectoryInput {
  @Field(() => String, { description: 'An XLSX workbook, base64.' })
  xlsxBase64!: string;
}

@Access('reader')
@ObjectType({ description: 'Something wrong in one line of a sheet.' })
export class SheetError {
  @Field(() => Int, { description: 'Line in the workbook, from 1.' })
  line!: number;

  @Field(() => String, { description: 'Key of the column.' })
  column!: string;

  @Field(() => String, { description: 'Stable code, e.g. ROW_PARENT_UNKNOWN.' })
  code!: string;

  @Field(() => String, { description: "The fault as a sentence in the asker's language." })
  message!: string;
}

/** What both sheets answer. */
@Access('carrier')
@ObjectType({ isAbstract: true })
abstract class SheetAnswer {
  @Field(() => [OrgUnit], {
    nullable: true,
    description: 'The outermost units after it; null when it was refused.',
  })
  rootUnits!: OrgUnit[] | null;

  @Field(() => Int, { nullable: true, description: 'Units added; null when refused or replayed.' })
  added!: number | null;

  @Field(() => Int, { nullable: true, description: 'Units changed; null when refused or replayed.' })
  changed!: number | null;

  @Field(() => [SheetError], {
    description: 'Faults of the sheet, the first 500; with one of them nothing is imported.',
  })
  errors!: SheetError[];

  @Field(() => Refusal, { nullable: true, description: 'Why nothing was done; null when it was done.' })
  refusal!: Refusal | null;

  @Field(() => Boolean, { description: 'True when this key was answered before and nothing was done again.' })
  replayed!: boolean;
}

@Access('carrier')
@ObjectType({ description: 'Answer of an import.' })
export class ImportOrgTreePayload extends SheetAnswer {}

@Access('carrier')
@ObjectType({ description: 'Answer of the first set-up.' })
export class SetupPayload extends SheetAnswer {
  @Field(() => Person, {
    nullable: true,
    description: 'The first administrator; seen by everybody signed in.',
  })
  administrator!: Person | null;
}
