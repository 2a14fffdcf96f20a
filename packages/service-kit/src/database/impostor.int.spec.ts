import { describe, expect, it } from '@jest/globals';
import { IMPOSTURES, startImpostor } from '@concord/testkit/postgres-impostor';
import { createDataSource } from './database.js';
import { Pool } from './postgres-client.js';

const PASSWORD = 'none-of-your-business';

describe.each(IMPOSTURES)('a program on the port of PostgreSQL that %s', (how) => {
  it("learns nothing from a service's connection, and is not used by it", async () => {
    const impostor = await startImpostor(how);
    const source = createDataSource({
      url: `postgres://topic:${PASSWORD}@127.0.0.1:${impostor.port}/concord`,
      schema: 'topic',
      entities: [],
      migrations: [],
    });
    try {
      await expect(source.initialize()).rejects.toThrow();
      expect(source.isInitialized).toBe(false);
      expect(impostor.visits()).toBeGreaterThan(0);
      expect(impostor.heard()).not.toContain(PASSWORD);
      expect(impostor.heard()).not.toMatch(/select|set statement_timeout/i);
    } finally {
      await impostor.close();
    }
  });

  it('is not kept by a pool for the next one who asks', async () => {
    const impostor = await startImpostor(how);
    const pool = new Pool({
      connectionString: `postgres://topic:${PASSWORD}@127.0.0.1:${impostor.port}/concord`,
    });
    pool.on('error', () => undefined);
    try {
      await expect(pool.query('select 1')).rejects.toThrow();
      expect([pool.totalCount, pool.idleCount, pool.waitingCount]).toEqual([0, 0, 0]);
      await expect(pool.query('select 1')).rejects.toThrow();
      expect(impostor.visits()).toBe(2);
      expect(impostor.heard()).not.toMatch(/select/);
    } finally {
      await pool.end();
      await impostor.close();
    }
  });
});
