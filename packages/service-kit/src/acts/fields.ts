import type { Kind } from '@concord/contracts/ids';
import type { Sentence } from '../i18n/catalogue.js';
import { bare, choice, isLeftOut, MAX, text } from './input.js';

/** What a form fills a field in with; the web has one control for each. */
export type Control = 'text' | 'area' | 'choice' | 'reason' | 'topic' | 'unit' | 'yesNo' | 'date';

/** What a field is in the graph. */
export type GraphType = 'String' | 'ID' | 'Int' | 'Boolean' | 'LocalDate' | 'DateTime';

/** What a form has to know of a field besides its control. */
export interface FormHints {
  /** Longest text, in characters. */
  max?: number;
  rows?: number;
  /** Group of labels that the codes belong to. */
  group?: string;
  codes?: readonly string[];
  /** List of the profile that is offered. */
  of?: string;
}

/** How a field is called and explained. */
export interface FieldWords {
  label: Sentence;
  /** Description in the graph: what one need know besides the label; the label and the limit where left out. */
  says?: string;
}

/** One thing that a person fills in for an act: asked by the form, described in the graph, read or refused. */
export interface Field<Value = unknown, Scene = never> extends FieldWords {
  readonly control: Control;
  readonly graph: GraphType;
  readonly required: boolean;
  readonly form: FormHints;
  read(given: unknown, name: string, scene: Scene): Value;
}

export type Fields<Scene> = Readonly<Record<string, Field<unknown, Scene>>>;
/** What an act is given of its fields. */
export type InputOf<F> = { [Name in keyof F]: F[Name] extends Field<infer Value, never> ? Value : never };

/** The same words in both languages. */
export const words = (zh: string, en: string): Sentence => ({ 'zh-CN': zh, en });

type TextOptions = FieldWords & { max?: number; rows?: number };

const written = (control: Control, { label, says, max = MAX.long, rows }: TextOptions): Field<string> => ({
  ...{ label, control, graph: 'String', required: true },
  ...(says && { says }),
  form: { max, ...(rows && { rows }) },
  read: (given, name) => text(given as string | null, name, max),
});

/** A line of text. */
export const line = (options: TextOptions): Field<string> => written('text', { max: MAX.short, ...options });
/** Text of several lines. */
export const prose = (options: TextOptions): Field<string> => written('area', options);

/** One of the codes; the web has their labels under `group`. */
export function code<Code extends string>(
  codes: readonly Code[],
  { group, ...words }: FieldWords & { group: string },
): Field<Code> {
  return {
    ...words,
    ...{ control: 'choice', graph: 'String', required: true, form: { group, codes } },
    read: (given, name) => choice(name, String(given), codes),
  };
}

/** Another thing, by its typed id; its bare uuid is what the act is given. */
export function other(kind: Kind & Control, words: FieldWords): Field<string> {
  return {
    ...words,
    ...{ control: kind, graph: 'ID', required: true, form: {} },
    read: (given) => bare(String(given), kind),
  };
}

/** It may be left out; what is empty to the eye is left out. */
export function optional<Value, Scene>(field: Field<Value, Scene>): Field<Value | null, Scene> {
  const isEmpty = (given: unknown): boolean =>
    given === null || given === undefined || (typeof given === 'string' && isLeftOut(given));
  return {
    ...field,
    required: false,
    read: (given, name, scene) => (isEmpty(given) ? null : field.read(given, name, scene)),
  };
}

/** Everything that the fields ask for, read in their order; the first that cannot be read refuses the act. */
export function readFields<Scene, F extends Fields<Scene>>(
  fields: F,
  input: Readonly<Record<string, unknown>>,
  scene: Scene,
): InputOf<F> {
  const entries = Object.entries(fields).map(([name, field]) => [
    name,
    field.read(input[name], name, scene as never),
  ]);
  return Object.fromEntries(entries) as InputOf<F>;
}
