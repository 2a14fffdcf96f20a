import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import { writeWhole } from '../data-record.js';
import type { Mode } from '../data-record.js';
import type { Progress } from '../progress.js';
import { silent } from '../progress.js';
import { PLACES, SAMPLE_CASES } from './cases.js';
import { Days, localDay } from './days.js';
import { Graph } from './graph.js';
import { until, Walk } from './walk.js';

/** A running Concord whose directory has the sample region. */
export interface SampleTarget {
  gatewayUrl: string;
  dataDir: string;
  mode: Mode;
  progress?: Progress;
}

/**
 * Creates the sample's rooms and cases through the public graph, dated relative to the first start. Safe to repeat
 * after an interruption: the day of the first start is kept, and every act has a key of its own.
 */
export async function loadSample({
  gatewayUrl,
  dataDir,
  mode,
  progress = silent,
}: SampleTarget): Promise<void> {
  const secret = readFileSync(join(dataDir, 'gateway', 'sample-loader-secret'), 'utf8').trim();
  const graph = new Graph(gatewayUrl, secret);
  const days = new Days(await firstDay(graph, dataDir, mode));
  const tokens = new Map<SamplePersonKey, Promise<string>>();
  const tokenOf = (key: SamplePersonKey): Promise<string> => {
    const known = tokens.get(key) ?? graph.tokenOf(samplePersonId(key));
    tokens.set(key, known);
    return known;
  };

  await treeEverywhere(graph, await tokenOf('cppccOfficer'));
  progress('示例：协商议事室', 'sample: deliberation rooms');
  for (const { unit, room } of Object.values(PLACES)) {
    const members =
      unit === 'street' || unit === 'village'
        ? (['member5', 'member6'] as const)
        : (['member1', 'member2', 'member3'] as const);
    const input = {
      idempotencyKey: `sample:room:${unit}`,
      orgUnitId: sampleUnitId(unit),
      name: room,
      buildMode: 'SHARED',
      memberIds: members.map(samplePersonId),
    };
    await graph.act('createRoom', input, 'id', {
      token: await tokenOf('cppccOfficer'),
      asOf: days.instant(-30, 0),
    });
  }
  for (const [at, sample] of SAMPLE_CASES.entries()) {
    progress(
      `示例事项 ${at + 1}/${SAMPLE_CASES.length}：${sample.title}`,
      `sample case ${at + 1} of ${SAMPLE_CASES.length}`,
    );
    await new Walk(graph, tokenOf, days, sample).walk();
  }
}

/** The local day of the first start; kept, so that a repetition says the same dates. */
async function firstDay(graph: Graph, dataDir: string, mode: Mode): Promise<string> {
  const file = join(dataDir, 'sample-day.json');
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { day: string }).day;
  const now =
    mode === 'demo'
      ? ((await graph.ask('{ sandbox { now } }'))['sandbox'].now as string)
      : new Date().toISOString();
  const day = localDay(now);
  writeWhole(dataDir, 'sample-day.json', JSON.stringify({ day }));
  return day;
}

/** The directory loads the tree and hands it on by its story: waits until the services know it. */
async function treeEverywhere(graph: Graph, token: string): Promise<void> {
  await until('the organisation tree in every service', async () => {
    const data = await graph
      .ask(
        'query Known($id: ID!) { publicUnits { id } orgUnit(id: $id) { topicFigures { submitted } consultationFigures { sessionsHeld } feedbackFigures { problemsSolved } } }',
        { id: sampleUnitId('county') },
        { token },
      )
      .catch(() => null);
    const unit = data?.['orgUnit'];
    return unit?.topicFigures && unit.consultationFigures && unit.feedbackFigures ? true : null;
  });
}
