import { useTranslation } from 'react-i18next';
import type { zhCN } from './zh-CN';

/** Groups of codes that have words. */
export type CodeGroup = keyof typeof zhCN.codes;

/** The word for a code in the reader's language; a code that a newer service made is shown as it is. */
export function useLabels(): (group: CodeGroup, code: string | null | undefined) => string {
  const { t } = useTranslation();
  return (group, code) => (code ? t(`codes.${group}.${code}` as never, { defaultValue: code }) : '');
}

/** The words of an act and of a field, by names that come from the graph. */
export function useWords(): {
  act(name: string): string;
  hint(name: string): string | undefined;
  field(name: string): string;
} {
  const { t } = useTranslation();
  return {
    act: (name) => t(`acts.${name}` as never, { defaultValue: name }),
    hint: (name) => t(`actHints.${name}` as never, { defaultValue: '' }) || undefined,
    field: (name) => t(`fields.${name}` as never, { defaultValue: name }),
  };
}
