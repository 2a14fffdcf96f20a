import type { Json } from '@concord/infra/sample/graph';
import type { Actor } from './actor.js';
import type { Cast } from './people.js';
import type { Stage, Thing } from './stage.js';

/** A matter as the story knows it: its topic, the code that its proposer follows it by, and what grew from it. */
export interface Matter {
  topic: Thing;
  code: string;
  consultation: Thing;
  session: Thing;
  /** Commitments by their number. */
  items: Thing[];
}

/** What the acts of the story share. */
export interface Play {
  stage: Stage;
  cast: Cast;
  a: Matter;
  b: Matter;
}

export const NOTHING: Thing = { id: '' };

export function emptyMatter(): Matter {
  return { topic: NOTHING, code: '', consultation: NOTHING, session: NOTHING, items: [] };
}

/** The topic of that title, as somebody finds it in his list. */
export async function findTopic(stage: Stage, who: Actor, title: string): Promise<Thing> {
  const edges = await stage.found(`the topic “${title}”`, async () => {
    const data = await who.sees(
      'query Find($text: String) { topics(filter: { text: $text }, first: 5) { edges { node { id version title } } } }',
      { text: title },
    );
    const found = data['topics'].edges as Json[];
    return found.length > 0 ? found : null;
  });
  return edges.find((edge) => edge['node'].title === title)?.['node'] as Thing;
}

/** What the proposer reads with his code. */
export async function followed(play: Play, code: string): Promise<Json> {
  const data = await play.cast.resident.sees(
    'query Follow($code: String!) { followTopic(code: $code) { state stateText title canResubmit messages { kind text at } steps { key state } asks { no text } } }',
    { code },
  );
  return (data['followTopic'] as Json | null) ?? {};
}

/** Kinds of the messages told to the proposer, oldest first. */
export async function told(play: Play, code: string): Promise<string[]> {
  return (((await followed(play, code))['messages'] ?? []) as Json[]).map(
    (message) => message['kind'] as string,
  );
}

/** The topic's state, as the convenor sees it. */
export function stateOf(play: Play, matter: Matter): () => Promise<unknown> {
  return async () => (await play.cast.convenor.looksAt('topic', matter.topic, 'state'))['state'];
}

/** Topic and consultation stand in these states. */
export async function standsAt(
  play: Play,
  matter: Matter,
  topic: string,
  consultation: string,
): Promise<void> {
  await play.stage.eventually(
    `the topic is ${topic}, its consultation ${consultation}`,
    async () => ({
      topic: await stateOf(play, matter)(),
      consultation: (await play.cast.convenor.looksAt('consultation', matter.consultation, 'state'))['state'],
    }),
    { topic, consultation },
  );
}

/** A clock of a case stands as said; due days are written by hand where this is called. */
export async function clockStands(
  play: Play,
  who: Actor,
  kind: 'topic' | 'consultation' | 'session' | 'item',
  thing: Thing,
  clock: string,
  expected: Json,
): Promise<void> {
  await play.stage.eventually(
    `${clock} of ${kind}`,
    async () => (await who.deadline(kind, thing, clock)) ?? null,
    expected,
  );
}

/** Signs everybody on the list in, or some of them. */
export async function participantsOf(play: Play, session: Thing): Promise<Json[]> {
  const seen = await play.cast.convenor.looksAt(
    'session',
    session,
    'participants { id capacity alternate status position }',
  );
  return seen['participants'] as Json[];
}
