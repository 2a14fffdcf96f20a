import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useLabels, type CodeGroup } from '../i18n/labels';

const DONE =
  /^(CLOSED|ARCHIVED|VERIFIED|FILED|MINUTES_SIGNED|REPORTED|SEALED|SENT|PUBLISHED|HAND_DELIVERED)$/;
const ASIDE =
  /^(RETURNED|MERGED|REFERRED|DECLINED|CANCELLED|POSTPONED|WITHDRAWN|NOT_FILED|RETURN_REQUESTED|REWORK|VOIDED)$/;

/** A state in the reader's words; no state is shown in alarm. */
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
  const color = DONE.test(code) ? 'green' : ASIDE.test(code) ? undefined : 'blue';
  return <Tag {...(color && { color })}>{text ?? label(group, code)}</Tag>;
}
