import type { Field } from '@concord/service-kit/acts/fields';
import { optional, prose, words } from '@concord/service-kit/acts/fields';
import { choice } from '@concord/service-kit/acts/input';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { profileOf } from '../stages/selection/matrix.js';
import type { TopicRow } from './topic.entity.js';

/** Fields that several acts on a topic ask for. */
export const REASON = prose({ label: words('理由', 'Reason'), says: 'Reaches the proposer.' });
export const OPINION = optional(
  prose({ label: words('意见', 'Opinion'), says: 'At most 5,000 characters.' }),
);

/** One of the reasons that the profile lists for going this way. */
export function reasonCode(of: string): Field<string | null, { tx: ActTransaction; row: TopicRow }> {
  return optional({
    label: words('理由类别', 'Kind of reason'),
    says: "A code of the profile's list of reasons.",
    ...{ control: 'reason', graph: 'String', required: true, form: { of } },
    read(given, name, { tx, row }) {
      const known = profileOf(row, tx.tree).document.screeningReasons[of] ?? [];
      return choice(
        name,
        String(given),
        known.map((reason) => reason.code),
      );
    },
  });
}

/** Words about the result: to the proposer, to or from the entrusting body. */
export const TOPIC_WORDS = {
  name: 'TopicWordsInput',
  says: 'Words about the result: to the proposer (T17), to or from the entrusting body (T14) [S0].',
  fields: { text: prose({ label: words('内容', 'Text'), says: 'At most 5,000 characters.' }) },
};

/** Another way than screening it, with a reason of the profile's list `of` and in words. */
export const topicReason = (of: string) => ({
  name: 'TopicReasonInput',
  says: 'A topic goes another way, with a reason that its proposer is told (T3).',
  fields: { reasonCode: reasonCode(of), reason: REASON },
});
