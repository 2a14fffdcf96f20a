import { parseId } from '@concord/contracts/ids';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface TopicPlace {
  orgUnitId: string;
  profileKey: string;
  profileVersion: number;
}

/**
 * Where a topic belongs, as far as feedback-service was told. The story of an outcome without consensus tells it by
 * the activity `knowTopic`; items carry it too (a topic is another service's: never asked for over a private door).
 */
@Injectable()
export class TopicPlaces {
  async of(em: EntityManager, topicId: string): Promise<TopicPlace | null> {
    const rows: { org_unit_id: string; profile_key: string; profile_version: number }[] = await em.query(
      'select org_unit_id, profile_key, profile_version from known_topic where topic_id = $1',
      [parseId(topicId, 'topic')?.uuid ?? null],
    );
    const row = rows[0];
    return row ? { orgUnitId: row.org_unit_id, profileKey: row.profile_key, profileVersion: row.profile_version } : null;
  }

  /** Told again, nothing changes. */
  async know(em: EntityManager, topicId: string, place: TopicPlace): Promise<void> {
    await em.query(
      `insert into known_topic (topic_id, org_unit_id, profile_key, profile_version) values ($1, $2, $3, $4)
       on conflict (topic_id) do nothing`,
      [parseId(topicId, 'topic')!.uuid, place.orgUnitId, place.profileKey, place.profileVersion],
    );
  }
}
