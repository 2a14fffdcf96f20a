import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Scene } from '../acts/descriptor';
import { ProfileReasonsDocument } from './generated/graphql';

interface ProfileDocument {
  outcomes?: string[];
  screeningReasons?: Record<string, { code: string; label: Record<string, string>; source: string }[]>;
}

/** What forms take from the process profile that a case started under. */
export function useProfileScene(key: string | undefined, version: number | undefined): Scene {
  const { i18n } = useTranslation();
  const [{ data }] = useQuery({
    query: ProfileReasonsDocument,
    variables: { key: key ?? '', version: version ?? null },
    pause: key === undefined,
    requestPolicy: 'cache-first',
  });
  const document = data?.profile?.document as ProfileDocument | undefined;
  if (!document) return {};
  const reasons = Object.fromEntries(
    Object.entries(document.screeningReasons ?? {}).map(([kind, list]) => [
      kind,
      list.map(({ code, label }) => ({ code, label: label[i18n.language] ?? label['zh-CN'] ?? code })),
    ]),
  );
  return { reasons, ...(document.outcomes && { codes: { outcome: document.outcomes } }) };
}
