/** A small house of the same rooms as ours, in which every import is allowed. */
export const cleanHouse: Record<string, string> = {
  'packages/contracts/src/ids.ts': `import { z } from 'zod';\nexport const id = z;\nexport type Id = string;`,
  'packages/contracts/src/topic-activities.ts': `export interface TopicActivities { open(): Promise<void> }\nexport const words = 1;`,
  'packages/contracts/src/temporal/refusal.ts': `import { ApplicationFailure } from '@temporalio/common';\nimport type { Workflow } from '@temporalio/workflow';\nexport const refuse = (): [unknown, Workflow?] => [ApplicationFailure];`,
  'packages/temporal-link/src/sandbox/envelope.ts': `export const purpose = 1;`,
  'packages/temporal-link/src/sandbox/interceptors.ts': `import { log } from '@temporalio/workflow';\nimport { purpose } from './envelope.js';\nexport const interceptors = [log, purpose];`,
  'packages/temporal-link/src/seal.ts': `import { createHash } from 'node:crypto';\nexport const seal = createHash;`,
  'packages/business-time/src/ledger.ts': `import { Temporal } from 'temporal-polyfill';\nexport const ledger = Temporal;`,
  'packages/service-kit/src/outbox.ts': `import { id } from '@concord/contracts/ids';\nimport { ledger } from '@concord/business-time/ledger';\nexport const outbox = [id, ledger];`,
  'packages/service-kit/src/postgres-client.ts': `import { Client } from 'pg';\nexport const client = Client;`,
  'packages/service-kit/src/pool.ts': `import type { Pool } from 'pg';\nexport const pool = (p: Pool) => p;`,
  'packages/workbook/src/reader.ts': `import { spawn } from 'node:child_process';\nexport const reader = spawn;`,
  'packages/testkit/src/database.ts': `import { id } from '@concord/contracts/ids';\nexport const database = id;`,
  'services/topic-service/src/main.ts': `import { TopicModule } from './topic/topic.module.js';\nexport const app = TopicModule;`,
  'services/topic-service/src/topic/topic.module.ts': `import { TopicResolver } from './topic.resolver.js';\nimport { activities } from './topic.activities.js';\nexport const TopicModule = [TopicResolver, activities];`,
  'services/topic-service/src/topic/topic.resolver.ts': `import { TopicService } from './topic.service.js';\nimport type { Topic } from './topic.entity.js';\nexport const TopicResolver = (t: Topic) => [t, TopicService];`,
  'services/topic-service/src/topic/topic.activities.ts': `import { TopicService } from './topic.service.js';\nexport const activities = TopicService;`,
  'services/topic-service/src/topic/topic.service.ts': `import { decide } from './topic.rules.js';\nimport { repository } from './topic.repository.js';\nimport { outbox } from '@concord/service-kit/outbox';\nexport const TopicService = [decide, repository, outbox];`,
  'services/topic-service/src/topic/topic.rules.ts': `import { id } from '@concord/contracts/ids';\nimport { ledger } from '@concord/business-time/ledger';\nimport type { Topic } from './topic.entity.js';\nimport { stage } from './topic.types.js';\nimport { grants } from './topic.permissions.js';\nexport const decide = (t: Topic) => [t, id, ledger, stage, grants];`,
  'services/topic-service/src/topic/topic.permissions.ts': `import { actingRole } from '@concord/service-kit/acts/permissions';\nexport const grants = actingRole;`,
  'packages/service-kit/src/acts/permissions.ts': `import { id } from '@concord/contracts/ids';\nexport const actingRole = id;`,
  'services/topic-service/src/topic/topic.types.ts': `export const stage = 'filed';`,
  'services/topic-service/src/topic/topic.repository.ts': `import { Topic } from './topic.entity.js';\nexport const repository = Topic;`,
  'services/topic-service/src/topic/topic.entity.ts': `import { Entity } from 'typeorm';\nimport type { Ask } from './ask.entity.js';\nexport class Topic { kind = Entity; asks: Ask[] = []; }`,
  'services/topic-service/src/topic/ask.entity.ts': `import type { Topic } from './topic.entity.js';\nexport class Ask { topic?: Topic; }`,
  'services/topic-service/src/topic/topic.rules.spec.ts': `import { it } from '@jest/globals';\nimport { database } from '@concord/testkit/database';\nimport { decide } from './topic.rules.js';\nit('decides', () => [database, decide]);`,
  'services/feedback-service/src/item/item.service.ts': `import { reader } from '@concord/workbook/reader';\nexport const ItemService = reader;`,
  'workflows/src/main.ts': `import { createServer } from 'node:http';\nimport { Worker } from '@temporalio/worker';\nexport const worker = [createServer, Worker];`,
  'workflows/src/workflows.ts': `export { topicLifecycle } from './topic/topic.js';`,
  'workflows/src/topic/topic.ts': `import { proxyActivities } from '@temporalio/workflow';\nimport { id } from '@concord/contracts/ids';\nimport type { TopicActivities } from '@concord/contracts/topic-activities';\nexport const topicLifecycle = (a: TopicActivities) => [a, id, proxyActivities];`,
  'gateway/src/main.ts': `import { id } from '@concord/contracts/ids';\nexport const main = id;`,
  'apps/web/src/main.tsx': `import { query } from './generated/graphql.js';\nexport const app = query;`,
  'apps/web/src/generated/graphql.ts': `export const query = 'query';`,
  'infra/src/start.ts': `import { id } from '@concord/contracts/ids';\nexport const start = id;`,
  'e2e/src/matter.e2e.spec.ts': `import { database } from '@concord/testkit/database';\nexport const matter = database;`,
};

const topic = 'services/topic-service/src/topic';

/** One file for each forbidden arrow: rule, file, what it says. */
export const offenders: [rule: string, file: string, text: string][] = [
  [
    'room-packages-workbook',
    'packages/workbook/src/a.ts',
    `import { id } from '@concord/contracts/ids';\nexport const a = id;`,
  ],
  [
    'room-packages-process',
    'packages/process/src/a.ts',
    `import { id } from '@concord/contracts/ids';\nexport const a = id;`,
  ],
  [
    'room-services',
    `${topic}/a.ts`,
    `import { ItemService } from '../../../feedback-service/src/item/item.service.js';\nexport const a = ItemService;`,
  ],
  [
    'room-services',
    `${topic}/b.ts`,
    `import { ItemService } from '@concord/feedback-service/item/item.service';\nexport const b = ItemService;`,
  ],
  [
    'room-services',
    `${topic}/c.ts`,
    `import type { topicLifecycle } from '@concord/workflows/workflows';\nexport type C = typeof topicLifecycle;`,
  ],
  ['room-services', `${topic}/d.ts`, `import { main } from '@concord/gateway/main';\nexport const d = main;`],
  [
    'room-workflows',
    'workflows/src/topic/a.ts',
    `import { TopicService } from '@concord/topic-service/topic/topic.service';\nexport const a = TopicService;`,
  ],
  [
    'room-workflows',
    'workflows/src/topic/b.ts',
    `import { outbox } from '@concord/service-kit/outbox';\nexport const b = outbox;`,
  ],
  [
    'room-gateway',
    'gateway/src/a.ts',
    `import { outbox } from '@concord/service-kit/outbox';\nexport const a = outbox;`,
  ],
  [
    'room-apps-web',
    'apps/web/src/a.ts',
    `import type { Id } from '@concord/contracts/ids';\nexport const a: Id = '';`,
  ],
  [
    'room-packages-contracts',
    'packages/contracts/src/a.ts',
    `import { ledger } from '@concord/business-time/ledger';\nexport const a = ledger;`,
  ],
  [
    'room-packages-business-time',
    'packages/business-time/src/a.ts',
    `import { id } from '@concord/contracts/ids';\nexport const a = id;`,
  ],
  [
    'room-packages-temporal-link',
    'packages/temporal-link/src/a.ts',
    `import { id } from '@concord/contracts/ids';\nexport const a = id;`,
  ],
  [
    'link-in-the-sandbox',
    'packages/temporal-link/src/sandbox/a.ts',
    `import { seal } from '../seal.js';\nexport const a = seal;`,
  ],
  [
    'room-packages-service-kit',
    'packages/service-kit/src/a.ts',
    `import { ItemService } from '@concord/feedback-service/item/item.service';\nexport const a = ItemService;`,
  ],
  [
    'room-packages-testkit',
    'packages/testkit/src/a.ts',
    `import { outbox } from '@concord/service-kit/outbox';\nexport const a = outbox;`,
  ],
  ['room-e2e', 'e2e/src/a.ts', `import { main } from '@concord/gateway/main';\nexport const a = main;`],
  [
    'room-infra',
    'infra/src/a.ts',
    `import { TopicService } from '@concord/topic-service/topic/topic.service';\nexport const a = TopicService;`,
  ],
  [
    'testkit-in-tests-only',
    `${topic}/e.ts`,
    `import { database } from '@concord/testkit/database';\nexport const e = database;`,
  ],
  [
    'no-path-into-another-package',
    `${topic}/f.ts`,
    `import { id } from '../../../../packages/contracts/src/ids.js';\nexport const f = id;`,
  ],
  [
    'postgres-proves-itself',
    'packages/service-kit/src/b.ts',
    `import { Client } from 'pg';\nexport const b = Client;`,
  ],
  ['no-undeclared-dependency', `${topic}/g.ts`, `import lodash from 'lodash';\nexport const g = lodash;`],
  ['no-unresolvable', `${topic}/h.ts`, `import { nowhere } from './nowhere.js';\nexport const h = nowhere;`],
  [
    'no-dev-dependency-in-product',
    `${topic}/i.ts`,
    `import { Test } from '@nestjs/testing';\nexport const i = Test;`,
  ],
  ['no-test-in-product', `${topic}/j.ts`, `import './topic.rules.spec.js';\nexport const j = 1;`],
  ['no-cycle', `${topic}/k.ts`, `import { l } from './l.js';\nexport const k = (): unknown => l;`],
  [
    'contracts-only-zod',
    'packages/contracts/src/b.ts',
    `import { randomUUID } from 'node:crypto';\nexport const b = randomUUID;`,
  ],
  [
    'contracts-only-zod',
    'packages/contracts/src/c.ts',
    `import { ApplicationFailure } from '@temporalio/common';\nexport const c = ApplicationFailure;`,
  ],
  [
    'contracts-temporal-door',
    'packages/contracts/src/temporal/a.ts',
    `import { Worker } from '@temporalio/worker';\nexport const a = Worker;`,
  ],
  [
    'contracts-temporal-door-types',
    'packages/contracts/src/temporal/b.ts',
    `import { proxyActivities } from '@temporalio/workflow';\nexport const b = proxyActivities;`,
  ],
  [
    'contracts-door-is-for-temporal',
    'packages/contracts/src/d.ts',
    `import { refuse } from './temporal/refusal.js';\nexport const d = refuse;`,
  ],
  [
    'business-time-is-pure',
    'packages/business-time/src/b.ts',
    `import { readFileSync } from 'node:fs';\nexport const b = readFileSync;`,
  ],
  [
    'story-imports',
    'workflows/src/topic/c.ts',
    `import { readFileSync } from 'node:fs';\nexport const c = readFileSync;`,
  ],
  [
    'story-imports',
    'workflows/src/topic/d.ts',
    `import { Worker } from '@temporalio/worker';\nexport const d = Worker;`,
  ],
  [
    'story-knows-activities-by-type',
    'workflows/src/topic/e.ts',
    `import { words } from '@concord/contracts/topic-activities';\nexport const e = words;`,
  ],
  [
    'story-does-not-reach-the-worker',
    'workflows/src/topic/f.ts',
    `import { worker } from '../main.js';\nexport const f = worker;`,
  ],
  ['worker-program-imports', 'workflows/src/health.ts', `import pg from 'pg';\nexport const health = pg;`],
  [
    'nobody-imports-a-resolver',
    `${topic}/m.service.ts`,
    `import { TopicResolver } from './topic.resolver.js';\nexport const m = TopicResolver;`,
  ],
  [
    'nobody-imports-a-resolver',
    `${topic}/m.spec.ts`,
    `import { TopicResolver } from './topic.resolver.js';\nexport const m = TopicResolver;`,
  ],
  [
    'resolver-asks-its-service',
    `${topic}/n.resolver.ts`,
    `import { repository } from './topic.repository.js';\nexport const n = repository;`,
  ],
  [
    'resolver-asks-its-service',
    `${topic}/o.resolver.ts`,
    `import { decide } from './topic.rules.js';\nexport const o = decide;`,
  ],
  [
    'activities-ask-the-service',
    `${topic}/p.activities.ts`,
    `import { repository } from './topic.repository.js';\nexport const p = repository;`,
  ],
  [
    'rules-are-pure',
    `${topic}/q.rules.ts`,
    `import { TopicService } from './topic.service.js';\nexport const q = TopicService;`,
  ],
  [
    'rules-are-pure',
    `${topic}/r.rules.ts`,
    `import { readFileSync } from 'node:fs';\nexport const r = readFileSync;`,
  ],
  [
    'rules-are-pure',
    `${topic}/s.rules.ts`,
    `import { outbox } from '@concord/service-kit/outbox';\nexport const s = outbox;`,
  ],
  [
    'rules-are-pure',
    `${topic}/s.states.ts`,
    `import { repository } from './topic.repository.js';\nexport const s = repository;`,
  ],
  [
    'rules-know-no-library',
    `${topic}/x.rules.ts`,
    `import type { EntityManager } from 'typeorm';\nexport const x = (m: EntityManager) => m;`,
  ],
  [
    'kit-for-rules-is-pure',
    'packages/service-kit/src/replica/org-tree.ts',
    `import pg from 'pg';\nexport const tree = pg;`,
  ],
  [
    'rules-are-pure',
    `${topic}/t.rules.ts`,
    `import { Topic } from './topic.entity.js';\nexport const t = new Topic();`,
  ],
  [
    'service-below-the-edge',
    `${topic}/u.service.ts`,
    `import { activities } from './topic.activities.js';\nexport const u = activities;`,
  ],
  [
    'repository-below-the-service',
    `${topic}/v.repository.ts`,
    `import { TopicService } from './topic.service.js';\nexport const v = TopicService;`,
  ],
  [
    'entity-at-the-bottom',
    `${topic}/w.entity.ts`,
    `import { repository } from './topic.repository.js';\nexport const w = repository;`,
  ],
  [
    'web-is-for-browsers',
    'apps/web/src/b.ts',
    `import { readFileSync } from 'node:fs';\nexport const b = readFileSync;`,
  ],
];

/** The other half of the cycle, which is reported once. */
export const companion: [file: string, text: string] = [
  `${topic}/l.ts`,
  `import { k } from './k.js';\nexport const l = (): unknown => k;`,
];
