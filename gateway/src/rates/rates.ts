import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Refusal } from '../identity/refusal.js';
import type { RefusalCode } from '../identity/refusal.js';
import { memoryCounters } from './counters.js';
import type { MakeCounter } from './counters.js';
import { dailyDigest } from './digest.js';
import type { Proofs } from './proof.js';

/** How much may be asked for; each by its own environment variable (`RATE_…`). */
export interface RateLimits {
  /** Acts without sign-in that an address may send in a day before each costs a proof of work: a household's. */
  anonymousActs: number;
  /** Acts without sign-in on one thing from one address in a day; more are refused. */
  anonymousActsOnThing: number;
  /** Acts without sign-in on one thing in an hour, from wherever, before each costs a proof of work. */
  strangersOnThing: number;
  /** Acts of one person in a minute. */
  acts: number;
  /** Topics that one person submits in a day. */
  topics: number;
  /** Topics that one person enters for others in a day: a backlog on paper is typed in by few. */
  topicsEntered: number;
  /** Counted cost of what one person, or one address without sign-in, reads in a minute. */
  readPoints: number;
  /** Requests of one address in a minute at the sign-in pages, feeds, the explorer and the sample's tokens. */
  doors: number;
  /** Live streams open at once: of one person; of one address without sign-in, ten times as many. */
  streams: number;
}

/** Who asks, as far as he is counted. */
export interface Asker {
  /** As `addressOf` has it. */
  address: string;
  /** Whoever is signed in is counted by himself: a whole office may share one address. */
  subject: string | undefined;
}

/** What is counted before anything is done for it; each throws a Refusal with `retryAfter` in seconds. */
export interface Rates {
  read(asker: Asker, cost: number): Promise<void>;
  /** Before a document is even read: refused who has nothing left to read with. */
  room(asker: Asker): Promise<void>;
  /** A document that was refused after work was spent on it; it cannot be known by its cost. */
  refused(asker: Asker): Promise<void>;
  /** Under what the asker is counted: a digest. */
  keyOf(asker: Asker): string;
  act(subject: string, acts: number): Promise<void>;
  /** Topics of one person, his own and those that he enters for others; each must be answered by hand. */
  topics(subject: string, topics: { submitted: number; entered: number }): Promise<void>;
  /** `proof`: content of the proof's header. `things`: typed ids that the act names. */
  anonymousAct(act: { address: string; things: string[]; proof: string | undefined }): Promise<void>;
  door(address: string): Promise<void>;
  /** Counts a stream; answers how to give its place back. */
  openStream(asker: Asker): () => void;
}

const MINUTE = 60;
const HOUR = 3_600;
/** A refused document costs what the dearest that is let in costs: only whoever writes one by hand sends any. */
const REFUSED_POINTS = 20_000;
const DAY = 24 * HOUR;
/** After so many acts beyond the free ones a proof costs its easiest once more. */
const ACTS_A_STEP = 10;

/**
 * The rates of this gateway. Acts are counted where gateways share it; reads, doors and streams in each process, as
 * twice as many of those from two gateways are no harm.
 */
export function createRates(parts: {
  limits: RateLimits;
  shared: MakeCounter;
  proofs: Proofs;
  /** Key of the digests under which addresses are counted. */
  key: string;
}): Rates {
  const { limits, shared, proofs } = parts;
  const byAddress = shared('acts-address', {
    points: limits.anonymousActs,
    seconds: DAY,
  });
  const onThing = shared('acts-thing-address', {
    points: limits.anonymousActsOnThing,
    seconds: DAY,
  });
  const ofStrangers = shared('acts-thing', {
    points: limits.strangersOnThing,
    seconds: HOUR,
  });
  const byPerson = shared('acts-person', {
    points: limits.acts,
    seconds: MINUTE,
  });
  const submitted = shared('topics-person', { points: limits.topics, seconds: DAY });
  const entered = shared('topics-entered', { points: limits.topicsEntered, seconds: DAY });
  const reads = memoryCounters('reads', {
    points: limits.readPoints,
    seconds: MINUTE,
  });
  const doors = memoryCounters('doors', {
    points: limits.doors,
    seconds: MINUTE,
  });
  const streams = new Map<string, number>();

  const digest = (text: string): string => dailyDigest(parts.key, text);
  const keyOf = ({ address, subject }: Asker): string =>
    digest(subject === undefined ? `address ${address}` : `person ${subject}`);

  return {
    keyOf,
    async room(asker) {
      const spent = await reads.get(keyOf(asker));
      if (spent && spent.consumedPoints >= limits.readPoints) throw tooMany(spent);
    },
    async refused(asker) {
      await reads.penalty(keyOf(asker), REFUSED_POINTS);
    },
    async read(asker, cost) {
      await spend(reads, keyOf(asker), Math.max(1, Math.ceil(cost)));
    },
    async act(subject, acts) {
      await spend(byPerson, digest(`person ${subject}`), acts);
    },
    async topics(subject, count) {
      const key = digest(`person ${subject}`);
      if (count.submitted > 0) await spend(submitted, key, count.submitted, 'TOO_MANY_TOPICS');
      if (count.entered > 0) await spend(entered, key, count.entered, 'TOO_MANY_TOPICS');
    },
    async anonymousAct({ address, things, proof }) {
      for (const thing of things) {
        await spend(onThing, digest(`${address} ${thing}`), 1, 'TOO_MANY_ON_THING');
      }
      const own = await counted(byAddress, digest(`address ${address}`));
      const beyond = own - limits.anonymousActs;
      let crowded = false;
      for (const thing of things) {
        crowded ||= (await counted(ofStrangers, digest(thing))) > limits.strangersOnThing;
      }
      if (beyond <= 0 && !crowded) return;
      if (await proofs.accept(proof)) return;
      const challenge = await proofs.challenge(1 + Math.max(0, Math.floor(beyond / ACTS_A_STEP)));
      // The bound that refuses forgets this try: the same act comes again with its proof.
      for (const thing of things) {
        await onThing.reward(digest(`${address} ${thing}`), 1);
        // Nor does it crowd the thing for others: only what is let through does.
        await ofStrangers.reward(digest(thing), 1);
      }
      throw new Refusal('CHALLENGE_REQUIRED', 429, { challenge });
    },
    async door(address) {
      await spend(doors, digest(`address ${address}`), 1);
    },
    openStream(asker) {
      const key = keyOf(asker);
      const open = streams.get(key) ?? 0;
      if (open >= (asker.subject === undefined ? limits.streams * 10 : limits.streams)) {
        throw new Refusal('TOO_MANY_REQUESTS', 429, { retryAfter: MINUTE });
      }
      streams.set(key, open + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        const left = streams.get(key)! - 1;
        if (left > 0) streams.set(key, left);
        else streams.delete(key);
      };
    },
  };
}

async function spend(
  limiter: RateLimiterAbstract,
  key: string,
  points: number,
  code?: RefusalCode,
): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? tooMany(refused, code) : refused;
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes, code: RefusalCode = 'TOO_MANY_REQUESTS'): Refusal =>
  new Refusal(code, 429, { retryAfter: Math.ceil(msBeforeNext / 1000) });

async function counted(limiter: RateLimiterAbstract, key: string): Promise<number> {
  return (await limiter.penalty(key, 1)).consumedPoints;
}
