import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useLabels, type CodeGroup } from '../i18n/labels';

const DONE =
  /^(CLOSED|ARCHIVED|VERIFIED|FILED|MINUTES_SIGNED|REPORTED|SEALED|SENT|PUBLISHED|HAND_DELIVERED)$/;
const FAILED = /^DEAD$/;
const ASIDE =
  /^(RETURNED|MERGED|REFERRED|DECLINED|CANCELLED|POSTPONED|WITHDRAWN|NOT_FILED|RETURN_REQUESTED|REWORK|VOIDED)$/;

/** A state in the reader's words; none is shown in alarm, and what failed is plain. */
export function StateTag({
  group,
  code,
  text,
}: {
  group: CodeGroup;
  code: string;
  text?: string;
}): ReactNode {
  const label = useLabels();
  const color = DONE.test(code)
    ? 'green'
    : FAILED.test(code)
      ? 'orange'
      : ASIDE.test(code)
        ? undefined
        : 'blue';
  return <Tag {...(color && { color })}>{text ?? label(group, code)}</Tag>;
}
