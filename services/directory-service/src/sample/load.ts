import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { namedUuid, samplePersonUuid, sampleUnitUuid } from '@concord/contracts/sample-ids';
import { isStory, storyContext, type ActContext } from '@concord/service-kit/context';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import { Database } from '@concord/service-kit/database/database';
import { HealthRegistry } from '@concord/service-kit/health/health.registry';
import { CaseClock } from '@concord/service-kit/temporal/case-clock';
import { refuse, ALLOWED } from '@concord/contracts/refusals';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { DIRECTORY_ENV, type DirectoryEnv } from '../env.js';
import { DirectoryService } from '../directory/directory.service.js';
import { PersonRow } from '../person/person.entity.js';
import { PostRow } from '../post/post.entity.js';
import { ProfileRow } from '../profile/profile.entity.js';
import { savedProfile } from '../profile/saved.js';
import { UnitRow } from '../unit/unit.entity.js';
import { sampleHechi } from './hechi.profile.js';
import { SAMPLE_PEOPLE_DATA } from './sample-people.js';
import { SAMPLE_TREE } from './sample-tree.js';
import { said } from '@concord/service-kit/log-errors';

/** Sample posts are held from here on, so that the sandbox can play in any published year. */
const HELD_SINCE = new Date('2007-01-01T00:00:00+08:00');
/** Wall milliseconds between attempts while the database or the sandbox's clock is away. */
const PAUSE_MS = 500;

/** Loads the sample region once, into an empty directory only. */
@Injectable()
export class SampleLoader implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('SampleLoader');
  private readonly ended = new AbortController();
  private loaded = false;

  constructor(
    @Inject(DIRECTORY_ENV) private readonly env: DirectoryEnv,
    @Inject(Database) private readonly database: Database,
    @Inject(CaseClock) private readonly clock: CaseClock,
    @Inject(DirectoryService) private readonly directory: DirectoryService,
    @Inject(HealthRegistry) health: HealthRegistry,
  ) {
    if (env.sample) {
      health.register('sample', () => ({ ok: this.loaded, detail: this.loaded ? 'loaded' : 'loading' }));
    }
  }

  onApplicationBootstrap(): void {
    if (this.env.sample) void this.loadWhenPossible();
  }

  onApplicationShutdown(): void {
    this.ended.abort();
  }

  /** Answers a refusal where a directory is there already; called again it changes nothing. */
  async load(ctx: ActContext): Promise<ActAnswer> {
    const command = { act: 'loadSample', kind: 'orgUnit' as const, idempotencyKey: 'sample', input: {} };
    return this.directory.change(ctx, command, async ({ tx, row }) => {
      insist(isStory(ctx) ? ALLOWED : refuse('NOT_PERMITTED'));
      if (row.state !== 'EMPTY') refuseAct('ALREADY_SET_UP');
      await tx.em.insert(ProfileRow, {
        key: sampleHechi.key,
        version: 1,
        document: savedProfile(sampleHechi),
        createdAt: ctx.now,
      } as never);
      await tx.em.insert(UnitRow, sampleUnits());
      await tx.em.insert(PersonRow, samplePeople());
      await tx.em.insert(PostRow, samplePosts());
      const root = sampleUnitUuid('city');
      Object.assign(row, {
        state: 'SET_UP',
        orgUnitId: root,
        profileKey: sampleHechi.key,
        profileVersion: 1,
      });
      return {
        id: root,
        type: 'sampleLoaded',
        data: { units: SAMPLE_TREE.length, people: SAMPLE_PEOPLE_DATA.length },
      };
    });
  }

  private async loadWhenPossible(): Promise<void> {
    while (!this.ended.signal.aborted) {
      try {
        if (this.database.ready) {
          const { refusal, replayed } = await this.load(storyContext(await this.clock.now(), 'sample'));
          if (!refusal && !replayed) this.log.log('sample region loaded');
          // Refused where a directory is there already: then nothing is left to load either.
          this.loaded = true;
          return;
        }
      } catch (error) {
        this.log.warn(`sample not loaded yet: ${said(error)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function sampleUnits(): UnitRow[] {
  return SAMPLE_TREE.map((unit) => ({
    id: sampleUnitUuid(unit.key),
    code: `SAMPLE-${unit.key}`,
    parentId: unit.parent && sampleUnitUuid(unit.parent),
    kind: unit.kind,
    level: unit.level,
    nameZh: unit.zh,
    nameEn: unit.en,
    officialOrder: unit.order,
    calendarId: sampleHechi.calendarId,
    profileKey: sampleHechi.key,
  }));
}

function samplePeople(): PersonRow[] {
  return SAMPLE_PEOPLE_DATA.map((person, at) => ({
    id: samplePersonUuid(person.key),
    name: person.zh,
    nameEn: person.en,
    // A range that no operator gives out.
    phone: `100${String(at + 1).padStart(8, '0')}`,
    subject: null,
    language: 'zh-CN',
    disabled: false,
    sampleOrder: at + 1,
  }));
}

function samplePosts(): PostRow[] {
  return SAMPLE_PEOPLE_DATA.map((person) => ({
    id: namedUuid(`post:${person.key}`),
    personId: samplePersonUuid(person.key),
    role: person.role,
    orgUnitId: sampleUnitUuid(person.unit),
    validFrom: HELD_SINCE,
    validUntil: null,
  }));
}
