import type { Json } from '@concord/infra/sample/graph';
import type { Matter, Play } from './play.js';
import { followed } from './play.js';
import type { Thing } from './stage.js';

type Kind = 'topic' | 'consultation' | 'session' | 'item' | 'escalation';
interface Link {
  seq: number;
  hash: string;
  previousHash: string | null;
  at: string;
}

/** The whole timeline of a case, by sequence. */
async function timelineOf({ cast }: Play, kind: Kind, thing: Thing): Promise<Link[]> {
  const links: Link[] = [];
  let after: string | null = null;
  do {
    const field = kind === 'item' ? 'resolutionItem' : kind;
    const data: Json = await cast.convenor.sees(
      `query Chain($id: ID!, $after: String) { ${field}(id: $id) { timeline(first: 100, after: $after) { edges { node { seq hash previousHash at } } pageInfo { hasNextPage endCursor } } } }`,
      { id: thing.id, after },
    );
    const page = data[field].timeline as Json;
    links.push(...(page['edges'] as Json[]).map((edge) => edge['node'] as Link));
    after = page['pageInfo'].hasNextPage ? (page['pageInfo'].endCursor as string) : null;
  } while (after);
  return links.toSorted((one, other) => one.seq - other.seq);
}

/** Every entry names the one before it, none is missing, and time does not run backwards. */
async function unbroken(play: Play, kind: Kind, thing: Thing): Promise<Set<string>> {
  const links = await timelineOf(play, kind, thing);
  play.stage.checks.that(
    `the chain of the ${kind} is whole`,
    {
      seqs: links.map((link) => link.seq),
      broken: links.findIndex((link, at) => at > 0 && link.previousHash !== links[at - 1]!.hash),
      backwards: links.findIndex((link, at) => at > 0 && link.at < links[at - 1]!.at),
      hashes: links.every((link) => /^[0-9a-f]{64}$/.test(link.hash)),
      twice: new Set(links.map((link) => link.hash)).size,
    },
    { seqs: links.map((_, at) => at + 1), broken: -1, backwards: -1, hashes: true, twice: links.length },
  );
  return new Set([...(links[0]?.previousHash ? [] : ['']), ...links.map((link) => link.hash)]);
}

/** Where a case begins in its predecessor's chain. */
async function beginsIn(
  play: Play,
  kind: Kind,
  thing: Thing,
  predecessor: Set<string>,
  name: string,
): Promise<void> {
  const [first] = await timelineOf(play, kind, thing);
  play.stage.checks.that(
    `the ${kind} begins in the chain of its ${name}`,
    predecessor.has(first?.previousHash ?? '?'),
    true,
  );
}

/** The story of a matter as its timelines tell it, from the resident's topic to the commitments. */
export async function chainsHold(play: Play): Promise<void> {
  play.stage.scene('The timelines');
  for (const matter of [play.a, play.b] satisfies Matter[]) {
    const topic = await unbroken(play, 'topic', matter.topic);
    const consultation = await unbroken(play, 'consultation', matter.consultation);
    await unbroken(play, 'session', matter.session);
    await beginsIn(play, 'consultation', matter.consultation, topic, 'topic');
    await beginsIn(play, 'session', matter.session, consultation, 'consultation');
    for (const item of matter.items) {
      await unbroken(play, 'item', item);
      await beginsIn(play, 'item', item, consultation, 'consultation');
    }
  }
}

/** What the resident who began it all reads with his code, months later. */
export async function residentReads(play: Play): Promise<void> {
  const page = await followed(play, play.a.code);
  play.stage.checks.that(
    'the follow code shows the whole way',
    {
      state: page['state'],
      steps: page['steps'],
      messages: (page['messages'] as Json[]).map((message) => message['kind']),
    },
    {
      state: 'ARCHIVED',
      steps: ['select', 'research', 'deliberate', 'publicize', 'supervise'].map((key) => ({
        key,
        state: 'DONE',
      })),
      messages: [
        'RECEIVED',
        'SCREENED',
        'APPROVED',
        'RESEARCHING',
        'IN_DELIBERATION',
        'OUTCOME_RECORDED',
        'PUBLICIZING',
        'IMPLEMENTING',
        'SUPERVISING',
        'REPORTED',
        'FEEDBACK',
        'CLOSED',
      ],
    },
  );
}
