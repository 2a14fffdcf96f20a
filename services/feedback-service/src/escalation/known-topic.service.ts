import { parseId } from '@concord/contracts/ids';
import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface TopicPlace {
  orgUnitId: string;
  profileKey: string;
  profileVersion: number;
}

/**
 * Where a topic belongs, as far as feedback-service was told: the topic's story tells it when it is approved, by the
 * activity `knowTopic` (a topic is another service's: never asked for over a private door).
 */
@Injectable()
export class KnownTopics {
  constructor(private readonly database: Database) {}

  async of(em: EntityManager, topicId: string): Promise<TopicPlace | null> {
    const rows: { org_unit_id: string; profile_key: string; profile_version: number }[] = await em.query(
      'select org_unit_id, profile_key, profile_version from known_topic where topic_id = $1',
      [parseId(topicId, 'topic')?.uuid ?? null],
    );
    const row = rows[0];
    return row
      ? { orgUnitId: row.org_unit_id, profileKey: row.profile_key, profileVersion: row.profile_version }
      : null;
  }

  /** Told again, nothing changes. */
  async know({
    topicId,
    orgUnitId,
    profileKey,
    profileVersion,
  }: TopicPlace & { topicId: string }): Promise<void> {
    await this.database.em.query(
      `insert into known_topic (topic_id, org_unit_id, profile_key, profile_version) values ($1, $2, $3, $4)
       on conflict (topic_id) do nothing`,
      [parseId(topicId, 'topic')!.uuid, orgUnitId, profileKey, profileVersion],
    );
  }
}
