import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { countedAddress } from './address.js';
import { memoryCounters } from './counters.js';
import { createRates } from './rates.js';
import type { Rates } from './rates.js';

let rates: Rates;
let proven: boolean;
const work: number[] = [];
beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-03-02T08:00:00Z') });
  proven = false;
  work.length = 0;
  rates = createRates({
    limits: {
      anonymousActs: 3,
      anonymousActsOnThing: 2,
      strangersOnThing: 4,
      acts: 5,
      topics: 3,
      topicsEntered: 4,
      readPoints: 100,
      doors: 5,
      streams: 2,
    },
    shared: memoryCounters,
    proofs: {
      challenge: (heavier) => {
        work.push(heavier);
        return Promise.resolve({} as never);
      },
      accept: () => Promise.resolve(proven),
    },
    key: 'key',
  });
});
afterEach(() => {
  jest.useRealTimers();
});

const send = (address: string, ...things: string[]) =>
  rates.anonymousAct({ address, things, proof: undefined });
const challenged = { code: 'CHALLENGE_REQUIRED', status: 429 };
const refused = { code: 'TOO_MANY_REQUESTS', status: 429 };

it('asks a household for a proof after a few acts, and for none the next day', async () => {
  for (let sent = 0; sent < 3; sent += 1) await send('192.0.2.1');
  await expect(send('192.0.2.1')).rejects.toMatchObject(challenged);
  await send('198.51.100.7');
  proven = true;
  await send('192.0.2.1');
  proven = false;
  jest.advanceTimersByTime(24 * 3_600_000 + 1_000);
  await send('192.0.2.1');
});

it('asks for more work the more is sent from one address', async () => {
  for (let sent = 0; sent < 33; sent += 1) await send('192.0.2.1').catch(() => undefined);
  expect([work[0], work[10], work.at(-1)]).toEqual([1, 2, 4]);
});

it('lets nobody fill a thing from one address, proof or none', async () => {
  proven = true;
  for (let sent = 0; sent < 2; sent += 1) await send('192.0.2.1', 'consultation:1');
  await expect(send('192.0.2.1', 'consultation:1')).rejects.toMatchObject({
    code: 'TOO_MANY_ON_THING',
    status: 429,
  });
  await send('192.0.2.1', 'consultation:2');
  await send('198.51.100.7', 'consultation:1');
});

it('asks everybody for a proof where one thing is crowded, and shuts nobody out', async () => {
  for (let address = 0; address < 4; address += 1) await send(`203.0.113.${address}`, 'consultation:1');
  await expect(send('198.51.100.7', 'consultation:1')).rejects.toMatchObject(challenged);
  proven = true;
  await send('198.51.100.7', 'consultation:1');
  proven = false;
  await send('198.51.100.8', 'consultation:2');
  jest.advanceTimersByTime(3_601_000);
  await send('198.51.100.9', 'consultation:1');
});

it('crowds a thing by nothing that was refused: nobody else is asked for a proof because of it', async () => {
  for (let sent = 0; sent < 3; sent += 1) await send('192.0.2.1');
  for (let tried = 0; tried < 20; tried += 1) {
    await expect(send('192.0.2.1', 'consultation:1')).rejects.toMatchObject(challenged);
  }
  for (let address = 0; address < 4; address += 1) await send(`203.0.113.${address}`, 'consultation:1');
  await expect(send('198.51.100.7', 'consultation:1')).rejects.toMatchObject(challenged);
});

it('counts reads by cost, and a person apart from the address that he shares', async () => {
  const office = { address: '192.0.2.1', subject: undefined };
  await rates.read(office, 99);
  await expect(rates.read(office, 2)).rejects.toMatchObject({
    ...refused,
    details: { retryAfter: 60 },
  });
  await rates.read({ ...office, subject: 'p1' }, 100);
  await expect(rates.read({ address: '198.51.100.7', subject: 'p1' }, 1)).rejects.toMatchObject(refused);
  await rates.read({ ...office, subject: 'p2' }, 100);
  jest.advanceTimersByTime(61_000);
  await rates.read(office, 100);
});

it('bounds acts of a person, requests at doors, and streams, whose places are given back once', async () => {
  for (let sent = 0; sent < 5; sent += 1) {
    await rates.act('p1', 1);
    await rates.door('192.0.2.1');
  }
  await expect(rates.act('p1', 1)).rejects.toMatchObject(refused);
  await expect(rates.door('192.0.2.1')).rejects.toMatchObject(refused);

  const person = { address: '192.0.2.1', subject: 'p1' };
  const [first] = [rates.openStream(person), rates.openStream(person)];
  expect(() => rates.openStream(person)).toThrow('TOO_MANY_REQUESTS');
  first!();
  first!();
  rates.openStream(person);
  expect(() => rates.openStream(person)).toThrow('TOO_MANY_REQUESTS');
});

it('counts each act of a person, however many come in one request', async () => {
  await rates.act('p1', 5);
  await expect(rates.act('p1', 1)).rejects.toMatchObject(refused);
});

it('bounds the topics of a person by the day, his own and those entered for others apart', async () => {
  const beyond = { code: 'TOO_MANY_TOPICS', status: 429, details: { retryAfter: 24 * 3_600 } };
  await rates.topics('p1', { submitted: 3, entered: 0 });
  await expect(rates.topics('p1', { submitted: 1, entered: 0 })).rejects.toMatchObject(beyond);
  await rates.topics('p1', { submitted: 0, entered: 4 });
  await expect(rates.topics('p1', { submitted: 0, entered: 1 })).rejects.toMatchObject(beyond);
  await rates.topics('p1', { submitted: 0, entered: 0 });
  await rates.topics('p2', { submitted: 3, entered: 4 });
  jest.advanceTimersByTime(24 * 3_600_000 + 1_000);
  await rates.topics('p1', { submitted: 3, entered: 4 });
});

it('counts an IPv6 network as one address, and IPv4 written as IPv6 as itself', () => {
  expect(countedAddress('2001:db8:1:2:3:4:5:6')).toBe(countedAddress('2001:db8:1:2::1'));
  expect(countedAddress('2001:db8:1:3::1')).not.toBe(countedAddress('2001:db8:1:2::1'));
  expect(countedAddress('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(countedAddress('192.0.2.1:4000')).toBe('192.0.2.1');
  expect(countedAddress('[2001:db8:1:2::9]:4000')).toBe(countedAddress('2001:db8:1:2::1'));
  expect(countedAddress('nonsense')).toBe('unknown');
});
