import { LANGUAGES, type Language } from '@concord/contracts/identity';

/** Chinese first: most readers are offices and residents in China. */
export const DEFAULT_LANGUAGE: Language = 'zh-CN';

/** The language that a header or a person's record names, or undefined when it names none of ours. */
function knownLanguage(tag: string | undefined | null): Language | undefined {
  if (!tag) return undefined;
  const lower = tag.trim().toLowerCase();
  return LANGUAGES.find((language) => {
    const primary = language.split('-')[0]!.toLowerCase();
    return lower === language.toLowerCase() || lower === primary || lower.startsWith(`${primary}-`);
  });
}

/** The best of ours in an `Accept-Language` header, by its weights. */
function acceptedLanguage(header: string | undefined): Language | undefined {
  if (!header) return undefined;
  const wishes = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag, ...parameters] = part.trim().split(';');
      const q = parameters.map((p) => /^\s*q=([0-9.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
      return { language: knownLanguage(tag), weight: q === undefined ? 1 : Number(q) };
    })
    .filter((wish) => wish.language !== undefined && wish.weight > 0);
  wishes.sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language;
}

/** Language of one request: what the page says, else what the person chose, else what the browser likes. */
export function requestLanguage(
  headers: { wished?: string | undefined; accept?: string | undefined },
  chosen?: string | null,
): Language {
  return (
    knownLanguage(headers.wished) ??
    knownLanguage(chosen) ??
    acceptedLanguage(headers.accept) ??
    DEFAULT_LANGUAGE
  );
}
