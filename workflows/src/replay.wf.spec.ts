import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { BRANCHES, taleOf } from './testing/branches.js';
import { readHistories, type RecordedHistory } from './testing/histories.js';
import { bundleOf } from './testing/stage.js';

jest.setTimeout(120_000);

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const histories = readHistories(here('../histories/'));
const tales = histories.map(({ history }) => taleOf(history));

/** What becomes of each history under the stories of a file: nothing, or the name of its error. */
async function replay(workflows: string): Promise<Map<string, string | undefined>> {
  const workflowBundle = await bundleOf(here(workflows));
  const named = histories.map(({ name, history }: RecordedHistory) => ({ workflowId: name, history }));
  const outcomes = new Map<string, string | undefined>();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, named)) {
    outcomes.set(workflowId, error?.name);
  }
  return outcomes;
}

beforeAll(() => {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  });
});

test('every recorded history replays on the present stories', async () => {
  const outcomes = await replay('./workflows.ts');
  expect([...outcomes].filter(([, error]) => error)).toEqual([]);
  expect([...outcomes.keys()].sort()).toEqual(histories.map(({ name }) => name).sort());
});

test('a broken twin of a story fails where its fault is reached, and only there', async () => {
  const outcomes = await replay('./testing/broken.ts');
  const red = [...outcomes].filter(([, error]) => error);
  expect(new Set(red.map(([, error]) => error))).toEqual(new Set(['DeterminismViolationError']));
  // A history that never comes to the fault stays green: hence the list of branches. (A run that ends may leave the
  // fact to the next one.)
  const whole = ({ name }: { name: string }): boolean => !name.includes('continues-as-new');
  const reached = histories.filter(
    (_, i) =>
      tales[i]!.story === 'topicLifecycle' &&
      tales[i]!.facts.some(({ type }) => type === 'filingAcknowledged'),
  );
  expect(red.map(([name]) => ({ name })).filter(whole)).toEqual(
    reached.filter(whole).map(({ name }) => ({ name })),
  );
});

describe('the recorded histories reach', () => {
  test.each(Object.keys(BRANCHES))('%s', (branch) => {
    const reached = histories.filter((_, i) => BRANCHES[branch]!(tales[i]!)).map(({ name }) => name);
    expect(reached).not.toEqual([]);
  });

  test('each type of fact that a story tells apart', () => {
    const stories = readdirSync(here('./')).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
    );
    const cases = stories.flatMap((file) =>
      [...readFileSync(here(`./${file}`), 'utf8').matchAll(/case '(\w+)':/g)].map(([, type]) => type!),
    );
    const told = new Set(tales.flatMap((tale) => tale.facts.map((fact) => fact.type)));
    expect(cases.length).toBeGreaterThan(5);
    expect(cases.filter((type) => !told.has(type))).toEqual([]);
  });
});
