import { Inject } from '@nestjs/common';
import { Args, Directive, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import { RequestLoaders } from '@concord/service-kit/graph/context';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import {
  ImportOrgTreeInput,
  ImportOrgTreePayload,
  SetUpInput,
  SetupPayload,
  SetupState,
} from './setup.graphql.js';
import { SetupReader } from './setup.reader.js';
import { SetupService } from './setup.service.js';
import { TreeSheets } from './tree-sheet.js';

@Resolver(() => SetupState)
export class SetupResolver {
  constructor(
    @Inject(SetupService) private readonly setup: SetupService,
    @Inject(SetupReader) private readonly reader: SetupReader,
    @Inject(TreeSheets) private readonly sheets: TreeSheets,
  ) {}

  @Query(() => SetupState, {
    nullable: true,
    description: 'Whether the first set-up has been done; open to anybody.',
  })
  setupState(@Act() act: ActContext): Promise<SetupState> {
    return this.reader.state(act);
  }

  // A workbook is written for it.
  @Directive('@cost(weight: 500)')
  @ResolveField(() => String)
  treeTemplateBase64(@Act() act: ActContext): Promise<string> {
    return this.sheets.template(act.language);
  }

  @Mutation(() => SetupPayload, {
    nullable: true,
    description:
      'The first page: tree, profile and first administrator; once, for whoever holds the key on the console.',
  })
  async setUp(
    @Args('input') input: SetUpInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<SetupPayload> {
    return this.reader.setUpPayload(act, loaders, await this.setup.setUp(act, input));
  }

  @Mutation(() => ImportOrgTreePayload, {
    nullable: true,
    description:
      'Adds and changes units from a sheet (administrator of a root, below it; new roots by the administrator of the first).',
  })
  async importOrgTree(
    @Args('input') input: ImportOrgTreeInput,
    @Act() act: ActContext,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ImportOrgTreePayload> {
    return this.reader.sheetPayload(act, loaders, await this.setup.importOrgTree(act, input));
  }
}
