import { reachesAct } from '@concord/contracts/acts';
import { STORY_OF_KIND, type StoryKind } from '@concord/contracts/stories';
import type { Fact, Notice } from '@concord/contracts/facts';
import { TYPENAME, typedId, type Kind } from '@concord/contracts/ids';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { EntityManager } from 'typeorm';
import { writeChanges, type NewChange } from '../changes/change-writer.js';
import { ClockBook } from '../clocks/clock-book.js';
import { isStory, type ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import { writeRow } from '../database/database.js';
import type { EventOf } from '../i18n/events.js';
import { changesChannel, type ChangeNotice } from '../internal/change.js';
import { OutboxRow } from '../outbox/outbox.entity.js';
import type { OrgTree } from '../replica/org-tree.js';
import { digestPersonal, linkHash } from '../timeline/chain.js';
import { TimelineEntryRow } from '../timeline/timeline.entity.js';
import { refuseAct } from './refused.js';

/** What one act leaves behind besides the row itself. */
export interface Happening<Type extends string = string> {
  /** Past participle; also the fact's type, e.g. `approved`. It has its sentence (`CaseEvents`). */
  type: Type;
  /** Told to the story and shown in the timeline; never personal data. */
  data?: Record<string, unknown>;
  /** Personal data of the act: only its salted digest enters the chain. */
  personal?: Record<string, unknown>;
  notices?: Notice[];
  /** The role that the actor used, where one was needed. */
  as?: RoleAssignmentClaim | undefined;
  /** Seed of a successor's chain: the predecessor's hash (architecture.md 22). */
  seed?: string;
  /** The case goes on in another: who follows its changes drops it (architecture.md 20). */
  tombstone?: boolean;
  /** Only these people hear of it (bare uuids), whoever reads the cases of the place: a draft on its way. */
  audience?: readonly string[];
  /** Units that had to do with it and have no longer: who follows changes for them drops it. */
  left?: readonly string[];
}

/** Everything that an act may touch, in one transaction. Rows are written in the order of `record` calls. */
export class ActTransaction {
  readonly clocks: ClockBook;
  private readonly counted = new Map<
    string,
    { unit: string; day: string; name: string; dimension: string; n: number }
  >();
  private readonly changed: NewChange[] = [];

  constructor(
    readonly em: EntityManager,
    readonly ctx: ActContext,
    readonly tree: OrgTree,
    private readonly schema: string,
    /** Name of the act's mutation, where people do it. */
    private readonly act: string | null = null,
  ) {
    this.clocks = new ClockBook(em, ctx, tree);
  }

  /** Reads a row and keeps others from changing it until the end of the act. */
  async lock<Row extends CaseRow>(entity: new () => Row, id: string): Promise<Row | null> {
    return this.em
      .createQueryBuilder(entity, 'r')
      .setLock('pessimistic_write')
      .where('r.id = :id', { id })
      .getOne();
  }

  /** Writes a new row as version 1, with its first chain entry and fact. */
  async create<Row extends CaseRow, K extends Kind>(
    kind: K,
    entity: new () => Row,
    row: Row,
    happening: Happening<EventOf<K>>,
  ): Promise<void> {
    row.version = 1;
    row.createdAt = this.ctx.now;
    row.updatedAt = this.ctx.now;
    row.chainHead = await this.link(kind, row, happening);
    await this.em.insert(entity, row as never);
    await this.tell(kind, row, happening);
  }

  /** Writes a locked row under its next version, with the chain entry and the fact of what happened. */
  async record<Row extends CaseRow, K extends Kind>(
    kind: K,
    entity: new () => Row,
    row: Row,
    happening: Happening<EventOf<K>>,
  ): Promise<void> {
    row.version += 1;
    // A story's news may come after a later act of a person: the time of a chain does not run backwards.
    if (this.ctx.now > row.updatedAt) row.updatedAt = this.ctx.now;
    row.chainHead = await this.link(kind, row, happening);
    await writeRow(this.em, entity, row);
    await this.tell(kind, row, happening);
  }

  /** Adds to a kept figure of the unit on this day of case time (architecture.md 18). */
  count(unit: string, name: string, dimension = '', n = 1, day = this.clocks.localDate(this.ctx.now)): void {
    const key = `${unit}|${day}|${name}|${dimension}`;
    const held = this.counted.get(key);
    this.counted.set(key, { unit, day, name, dimension, n: (held?.n ?? 0) + n });
  }

  /** A thing without a story of its own has changed: live readers are told. */
  nudge(kind: Kind, id: string, version: number, orgUnitId: string, personIds: string[] = []): void {
    this.change(kind, { id, version, orgUnitId, personIds, type: 'changed' });
  }

  /** Writes figures in sorted order (no deadlocks) and nudges; called once by the pipeline. */
  async finish(): Promise<void> {
    const figures = [...this.counted.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [, figure] of figures) {
      await this.em.query(
        `insert into indicator (org_unit_id, day, name, dimension, value) values ($1, $2, $3, $4, $5)
         on conflict (org_unit_id, day, name, dimension) do update set value = indicator.value + excluded.value`,
        [figure.unit, figure.day, figure.name, figure.dimension, figure.n],
      );
    }
    for (const { typename, id, version, orgUnitId, alsoUnits, personIds, personal } of this.changed) {
      if (orgUnitId === null) continue;
      const notice: ChangeNotice = {
        typename,
        id,
        version,
        orgUnitId,
        ...(alsoUnits.length > 0 && { alsoUnits: [...alsoUnits] }),
        ...(personIds.length > 0 && { personIds: [...personIds] }),
        ...(personal && { personal }),
      };
      await this.em.query('select pg_notify($1, $2)', [changesChannel(this.schema), JSON.stringify(notice)]);
    }
    await writeChanges(this.em, this.schema, this.ctx.now, this.changed);
  }

  private change(
    kind: Kind,
    change: Pick<NewChange, 'id' | 'version' | 'orgUnitId' | 'type'> & Partial<NewChange>,
  ): void {
    const told = { alsoUnits: [], personIds: [], tombstone: false, ...change };
    this.changed.push({ ...told, typename: TYPENAME[kind], id: typedId(kind, change.id) });
  }

  private async link(kind: Kind, row: CaseRow, happening: Happening): Promise<string> {
    // The last door: whatever a rule forgot, nothing is written under a deputy's post that he was not named for.
    if (this.act && !reachesAct(happening.as?.acts, this.act)) {
      refuseAct('DEPUTY_NOT_FOR_ACT', {}, 'G.4', 'INF');
    }
    const caseId = typedId(kind, row.id);
    const digest = happening.personal ? digestPersonal(happening.personal) : null;
    const { identity } = this.ctx;
    const link = {
      caseId,
      seq: row.version,
      at: row.updatedAt,
      type: happening.type,
      actorPersonId: identity.personId ?? null,
      actorRole:
        happening.as?.role ??
        (isStory(this.ctx) ? 'STORY' : identity.kind === 'anonymous' ? 'PUBLIC' : 'PERSON'),
      actorUnitId: happening.as?.orgUnitId ?? null,
      data: {
        ...happening.data,
        ...(happening.as?.onBehalfOf && { onBehalfOf: typedId('person', happening.as.onBehalfOf) }),
      },
      personalDigest: digest?.digest ?? null,
      previousHash: row.version === 1 ? (happening.seed ?? null) : row.chainHead,
    };
    const hash = linkHash(link);
    await this.em.insert(TimelineEntryRow, { ...link, personalSalt: digest?.salt ?? null, hash } as never);
    return hash;
  }

  private async tell(kind: Kind, row: CaseRow, happening: Happening): Promise<void> {
    const { id, version, orgUnitId } = row;
    const { type, tombstone = false, left = [], audience } = happening;
    const alsoUnits = row.concernedUnits?.() ?? [];
    const personIds = audience ?? row.concernedPeople?.() ?? [];
    const personal = audience !== undefined;
    this.change(kind, { id, version, orgUnitId, alsoUnits, personIds, personal, type, tombstone });
    if (left.length > 0) {
      this.change(kind, { id, version, orgUnitId: null, alsoUnits: left, type, tombstone: true });
    }
    if (!isStoryKind(kind)) {
      if (happening.notices?.length) throw new Error(`a ${kind} has no story to carry notices`);
      return;
    }
    const fact: Fact = {
      version: row.version,
      type: happening.type,
      at: this.ctx.now.toISOString(),
      data: happening.data ?? {},
      ...(happening.notices?.length && { notices: happening.notices }),
    };
    await this.em.insert(OutboxRow, {
      caseId: typedId(kind, row.id),
      version: row.version,
      fact,
      sentAt: null,
    } as never);
    await this.em.query('select pg_notify($1, $2)', [`${this.schema}_outbox`, typedId(kind, row.id)]);
  }
}

function isStoryKind(kind: Kind): kind is StoryKind {
  return kind in STORY_OF_KIND;
}
