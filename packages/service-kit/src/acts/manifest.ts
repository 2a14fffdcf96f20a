import type { Sentence } from '../i18n/catalogue.js';
import type { AnyAct } from './define.js';
import type { Field, FormHints } from './fields.js';

/** One field as others need to know it. */
interface FieldRecord extends FormHints {
  name: string;
  control: string;
  required: boolean;
  label: Sentence;
}

/** What others need to know of an act: the web draws its form of it, the table of acts is made of it. */
interface ActRecord {
  name: string;
  label: Sentence;
  hint?: Sentence;
  says: string;
  rule: string;
  source: string;
  who: string;
  /** A post gives a right to it: a deputy may be named for it (G.4). */
  byPost: boolean;
  from: readonly string[];
  to: string | null;
  weight: string;
  clocks: { ends?: readonly string[]; starts?: readonly string[] };
  event: { type: string; text: Sentence };
  fields: FieldRecord[];
}

/** The acts on one kind of case as data, in the order in which pages show them. */
export interface Manifest {
  noun: string;
  acts: ActRecord[];
}

/** What a service writes beside its SDL (`acts.json`). */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- acts on any kind of case
export function manifestOf(noun: string, acts: Readonly<Record<string, AnyAct<any, any>>>): Manifest {
  return { noun, acts: Object.values(acts).map(recordOf) };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- acts on any kind of case
function recordOf({ input, who, hint, weight = 'plain', clocks = {}, ...act }: AnyAct<any, any>): ActRecord {
  const { name, label, says, rule, source, from, to, event } = act;
  const fields = Object.entries((input?.fields ?? {}) as Record<string, Field>).map(
    ([key, { control, required, form, label: words }]) => ({
      ...{ name: key, control, required, label: words },
      ...form,
    }),
  );
  const { says: people, byPost = true } = who;
  return {
    ...{ name, label, ...(hint && { hint }), says, rule, source },
    ...{ who: people, byPost, from, to, weight, clocks, event, fields },
  };
}
