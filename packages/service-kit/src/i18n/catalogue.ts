import type { Language } from '@concord/contracts/identity';
import type { RefusalData } from '@concord/contracts/refusals';

/** One sentence in every language; `{name}` stands for a parameter. */
export type Sentence = Readonly<Record<Language, string>>;

/**
 * Sentences by code. A service writes `{ … } satisfies Catalogue<TopicCode>`, so that a missing sentence is a
 * type error. A key `param:VALUE` (e.g. `state:DRAFT`) gives the label of a parameter's value.
 */
export type Catalogue<Code extends string = string> = Readonly<Record<Code, Sentence>>;

const registered: Catalogue[] = [];

/** Makes a service's sentences known to the whole process; call it once, at the module's top. */
export function addCatalogue(catalogue: Catalogue): void {
  if (!registered.includes(catalogue)) registered.unshift(catalogue);
}

function find(key: string, catalogues: readonly Catalogue[]): Sentence | undefined {
  for (const catalogue of catalogues) if (Object.hasOwn(catalogue, key)) return catalogue[key];
  return undefined;
}

/** Fills a template; a value that has a label (`param:VALUE`) is shown by it. */
export function fill(
  template: string,
  params: RefusalData['params'],
  language: Language,
  catalogues: readonly Catalogue[] = registered,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(params, name)) return whole;
    const value = String(params[name]);
    return find(`${name}:${value}`, catalogues)?.[language] ?? value;
  });
}

/** The refusal as a sentence; the bare code where no catalogue knows it. */
export function renderRefusal(
  refusal: RefusalData,
  language: Language,
  catalogues: readonly Catalogue[] = registered,
): string {
  const sentence = find(refusal.code, catalogues);
  return sentence ? fill(sentence[language], refusal.params, language, catalogues) : refusal.code;
}
