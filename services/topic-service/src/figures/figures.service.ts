import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Indicators } from '@concord/service-kit/indicators/indicators';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import { unitsReadBy } from '../topic/topic.permissions.js';
import type { TopicFigures } from './org-unit.graphql.js';

/** Kept figures of topics, summed over what the asker may read of a unit's subtree. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly indicators: Indicators,
    private readonly replica: Replica,
  ) {}

  /** Null where the asker reads no topic of it: a figure must open to its cases. */
  async of(
    ctx: ActContext,
    typedUnit: string,
    from: string | null,
    to: string | null,
  ): Promise<TopicFigures | null> {
    const tree = await this.replica.tree();
    const id = parseId(typedUnit, 'orgUnit')?.uuid;
    const readable = new Set(unitsReadBy(ctx.identity, tree));
    const units = id ? tree.subtree(id).filter((unit) => readable.has(unit)) : [];
    if (units.length === 0) return null;
    const sums = await this.indicators.sums(units, ['submitted', 'residents', 'closed'], from, to);
    const total = (name: string): number =>
      sums.filter((sum) => sum.name === name).reduce((all, sum) => all + sum.value, 0);
    return {
      submitted: total('submitted'),
      bySource: sums
        .filter((sum) => sum.name === 'submitted')
        .map(({ dimension, value }) => ({ code: dimension, count: value })),
      residents: total('residents'),
      closed: total('closed'),
    };
  }
}
