import { Inject, Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { toRefusal } from '@concord/service-kit/graph/shared.types';
import { renderRefusal } from '@concord/service-kit/i18n/catalogue';
import { DirectoryReader } from '../directory/directory.reader.js';
import { DirectoryService } from '../directory/directory.service.js';
import { SHEET_COLUMNS } from '../i18n/sheet.js';
import { PersonReader } from '../person/person.reader.js';
import { SHIPPED_PROFILES } from '../profile/shipped.js';
import type { ImportOrgTreePayload, SetupPayload, SetupState, SheetError } from './setup.graphql.js';
import type { SheetOutcome } from './setup.service.js';
import type { RowError } from './tree.rules.js';

/** What the set-up's mutations answer. */
@Injectable()
export class SetupReader {
  constructor(
    @Inject(DirectoryService) private readonly directory: DirectoryService,
    @Inject(DirectoryReader) private readonly reader: DirectoryReader,
    @Inject(PersonReader) private readonly people: PersonReader,
  ) {}

  async state(act: ActContext): Promise<SetupState> {
    const profiles = SHIPPED_PROFILES.map(({ key, name }) => ({ key, name: name[act.language] }));
    return { done: await this.directory.isSetUp(), profiles };
  }

  async sheetPayload(
    act: ActContext,
    loaders: RequestLoaders,
    outcome: SheetOutcome,
  ): Promise<ImportOrgTreePayload> {
    const { answer, written } = outcome;
    this.reader.forget(loaders);
    return {
      rootUnits: answer.refusal ? null : await this.reader.children(act, loaders, null),
      added: answer.refusal ? null : (written?.added ?? null),
      changed: answer.refusal ? null : (written?.changed ?? null),
      errors: outcome.errors.map((error) => toSheetError(error, act)),
      refusal: answer.refusal && toRefusal(answer.refusal, act.language),
      replayed: answer.replayed,
    };
  }

  async setUpPayload(act: ActContext, loaders: RequestLoaders, outcome: SheetOutcome): Promise<SetupPayload> {
    const { id } = outcome.answer;
    const administrator = id ? await this.people.person(act, loaders, typedId('person', id)) : null;
    return { ...(await this.sheetPayload(act, loaders, outcome)), administrator };
  }
}

function toSheetError({ line, column, code, params }: RowError, act: ActContext): SheetError {
  const label = SHEET_COLUMNS[column][act.language];
  return {
    line,
    column,
    code,
    message: renderRefusal({ code, params: { ...params, column: label } }, act.language),
  };
}
