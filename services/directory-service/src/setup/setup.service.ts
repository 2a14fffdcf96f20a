import { Inject, Injectable } from '@nestjs/common';
import { calendarIds } from '@concord/business-time/calendar';
import { SetupKeyGate } from '@concord/contracts/setup-key';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { actingRole, forAct, withinDeputy } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { In, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { DIRECTORY_PERMISSIONS } from '../directory/directory.permissions.js';
import {
  DirectoryService,
  type DirectoryChange,
  type DirectoryEvent,
} from '../directory/directory.service.js';
import { fileAct, refusedImport, toldErrors } from '../directory/file-act.js';
import { PersonRow } from '../person/person.entity.js';
import { newPerson } from '../person/person.rules.js';
import { PostRow } from '../post/post.entity.js';
import { ProfileRow } from '../profile/profile.entity.js';
import { savedProfile } from '../profile/saved.js';
import { SHIPPED_PROFILES } from '../profile/shipped.js';
import { UnitRow } from '../unit/unit.entity.js';
import { decideImport, decideSetUp } from './setup.rules.js';
import type { ImportOrgTreeInput, SetUpInput } from './setup.graphql.js';
import { TreeSheets, type SheetRead } from './tree-sheet.js';
import { checkReach, type Reach } from './tree.reach.js';
import { checkRows, type RowError, type SheetContext, type SheetRow } from './tree.rules.js';
import { knownUnits, writeTree, type Written } from './tree.writer.js';

/** What a sheet did; `errors` stand beside a refusal, which carries only their number. */
export interface SheetOutcome {
  answer: ActAnswer;
  errors: RowError[];
  written: Written | null;
}

/** The first page of an empty installation, and later imports of the tree. */
@Injectable()
export class SetupService {
  constructor(
    @Inject(DirectoryService) private readonly directory: DirectoryService,
    @Inject(TreeSheets) private readonly sheets: TreeSheets,
    @Inject(SetupKeyGate) private readonly gate: SetupKeyGate,
  ) {}

  /** Tree, profile and first administrator in one step; once, for whoever holds the key. */
  async setUp(ctx: ActContext, { setupKey, ...input }: SetUpInput): Promise<SheetOutcome> {
    const outcome: SheetOutcome = { answer: undefined as never, errors: [], written: null };
    if (!(await this.gate.opens(setupKey))) {
      const code = (await this.directory.isSetUp()) ? 'ALREADY_SET_UP' : 'SETUP_KEY_WRONG';
      return { ...outcome, answer: { id: null, refusal: { code, params: {} }, replayed: false } };
    }
    const read = () => this.sheets.read(input.treeXlsxBase64);
    const command = { act: 'setUp', kind: 'person' as const, idempotencyKey: input.idempotencyKey, input };
    const body = async (sheet: () => SheetRead, { tx, row }: DirectoryChange): Promise<DirectoryEvent> => {
      const document = SHIPPED_PROFILES.find((profile) => profile.key === input.profileKey);
      insist(
        decideSetUp({ state: row.state, profileKnown: document !== undefined, profileKey: input.profileKey }),
      );
      const entered = newPerson({
        name: input.administratorName,
        phone: null,
        subject: input.subject ?? null,
        language: ctx.language,
      });
      insist(entered.decision);
      const { key, calendarId } = document!;
      const rows = rowsOf(sheet());
      const defaults = { calendarId, profileKey: key };
      outcome.written = await this.write(
        tx.em,
        rows,
        { known: new Map(), profileKeys: [key], calendarIds, defaults, reach: 'whole' },
        outcome,
      );
      // Checked only once the sheet is in order: its ladder is tried against every day of two years.
      const profile = { key, version: 1, document: savedProfile(document), createdAt: ctx.now };
      await tx.em.insert(ProfileRow, profile as never);
      const root = outcome.written.roots[0]!;
      const person = { ...entered.person, id: uuid() };
      await tx.em.insert(PersonRow, person);
      await tx.em.insert(PostRow, {
        id: uuid(),
        personId: person.id,
        role: 'ADMINISTRATOR',
        orgUnitId: root,
        validFrom: ctx.now,
        validUntil: null,
      } as never);
      Object.assign(row, { state: 'SET_UP', orgUnitId: root, profileKey: key, profileVersion: 1 });
      return {
        id: person.id,
        type: 'setUp',
        data: { units: outcome.written.added, profileKey: key },
        units: [root],
      };
    };
    outcome.answer = await fileAct(read, (sheet) =>
      this.directory.change(ctx, command, (change) => body(sheet, change)),
    );
    return outcome;
  }

  /** Adds and changes units by their codes. */
  async importOrgTree(ctx: ActContext, input: ImportOrgTreeInput): Promise<SheetOutcome> {
    const outcome: SheetOutcome = { answer: undefined as never, errors: [], written: null };
    const refused = refusedImport(ctx.identity);
    if (refused) return { ...outcome, answer: refused };
    const read = () => this.sheets.read(input.xlsxBase64);
    const command = {
      act: 'importOrgTree',
      kind: 'orgUnit' as const,
      idempotencyKey: input.idempotencyKey,
      ifVersion: input.ifVersion,
      input,
    };
    const body = async (
      sheet: () => SheetRead,
      { tx, row, tree }: DirectoryChange,
    ): Promise<DirectoryEvent> => {
      insist(
        withinDeputy(ctx, command.act, ({ identity }) =>
          decideImport({
            state: row.state,
            administrator: importPosts(identity, tree, row.orgUnitId).length > 0,
          }),
        ),
      );
      const posts = importPosts(forAct(ctx.identity, command.act), tree, row.orgUnitId);
      const rows = rowsOf(sheet());
      const profileKeys = (await tx.em.find(ProfileRow, { select: { key: true } })).map(
        (profile) => profile.key,
      );
      const calendarId = tree.unit(row.orgUnitId)!.calendarId;
      const context = {
        known: await knownUnits(tx.em),
        profileKeys,
        calendarIds,
        defaults: { calendarId, profileKey: row.profileKey },
        reach: await reachOf(tx.em, posts, row.orgUnitId),
      };
      outcome.written = await this.write(tx.em, rows, context, outcome);
      const { added, changed, touched } = outcome.written;
      const as = posts[0]!.as;
      return { id: row.orgUnitId, type: 'treeImported', data: { added, changed }, as, units: touched };
    };
    outcome.answer = await fileAct(read, (sheet) =>
      this.directory.change(ctx, command, (change) => body(sheet, change)),
    );
    return outcome;
  }

  private async write(
    em: EntityManager,
    rows: SheetRow[],
    context: SheetContext & { reach: Reach },
    outcome: SheetOutcome,
  ): Promise<Written> {
    const { units, errors: faults } = checkRows(rows, context);
    const errors = faults.length > 0 ? faults : checkReach(units, context.known, context.reach);
    outcome.errors = toldErrors(errors);
    if (errors.length > 0) refuseAct('SHEET_HAS_ERRORS', { count: errors.length });
    return writeTree(em, units);
  }
}

function rowsOf(sheet: SheetRead): SheetRow[] {
  return sheet.rows ?? refuseAct(sheet.refusal.code, sheet.refusal.params);
}

interface ImportPost {
  /** The root, or the directory's own unit, which the post reaches. */
  unitId: string;
  as: RoleAssignmentClaim;
}

/** The administrator's posts under which somebody may import: of the whole (`home` is the directory's own unit), or of a root. */
function importPosts(identity: IdentityClaims, tree: OrgTree, home: string): ImportPost[] {
  const roots = tree.childrenOf(null).map((root) => root.id);
  return [...new Set([home, ...roots])].flatMap((unitId) => {
    const as = actingRole(identity, DIRECTORY_PERMISSIONS.importOrgTree, tree, unitId);
    return as ? [{ unitId, as }] : [];
  });
}

async function reachOf(em: EntityManager, posts: readonly ImportPost[], home: string): Promise<Reach> {
  const reached = posts.map(({ unitId }) => unitId);
  if (reached.includes(home)) return 'whole';
  const roots = await em.find(UnitRow, { select: { code: true }, where: { id: In(reached) } });
  return new Set(roots.map(({ code }) => code));
}
