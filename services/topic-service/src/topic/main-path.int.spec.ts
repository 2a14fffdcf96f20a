import { TopicWorld } from '../testing/topic-world.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop());

describe('a resident’s topic on its main path', () => {
  it('goes from submission to the record, and tells its story every fact', async () => {
    const topic = await world.submitted();
    expect(topic.number).toBe('2026-0001');
    await world.done('convenor', 'screenTopic', topic.id, { scopeClass: 'LIVELIHOOD' });
    await world.done('approver', 'approveTopic', topic.id, { opinion: 'agreed' });
    await world.done('convenor', 'fileTopic', topic.id);
    const filed = await world.done('stationStaff', 'acknowledgeFiling', topic.id, { number: 'B-1' });
    expect(filed.state).toBe('FILED');
    const facts = await world.facts(topic.id);
    expect(facts.map((fact) => fact.type)).toEqual(['submitted', 'screened', 'approved', 'filingSent', 'filingAcknowledged']);
  });
});
