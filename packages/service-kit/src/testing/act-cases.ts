import type { AnyAct } from '../acts/define.js';
import { readFields, type Field } from '../acts/fields.js';
import { MAX } from '../acts/input.js';
import { Refused } from '../acts/refused.js';

/** What a form may send wrongly: which act, which field, what was given, and the code that refuses it. */
export type WrongInput = [act: string, field: string, how: string, given: unknown, code: string];

type Acts = Readonly<Record<string, AnyAct<any, any>>>;
type Given = [how: string, given: unknown, code: string];

const fieldsOf = (acts: Acts): [act: string, key: string, field: Field][] =>
  Object.values(acts).flatMap(({ name, input }) =>
    Object.entries((input?.fields ?? {}) as Record<string, Field>).map(
      ([key, field]): [string, string, Field] => [name, key, field],
    ),
  );

const isText = ({ control }: Field): boolean => control === 'text' || control === 'area';

function wrongTexts({ required, form: { max = MAX.long } }: Field): Given[] {
  return [
    ...(required
      ? ([
          ['missing', undefined, 'TEXT_REQUIRED'],
          ['blank', ' \n', 'TEXT_REQUIRED'],
          ['empty to the eye', '\u200b', 'TEXT_REQUIRED'],
        ] satisfies Given[])
      : []),
    ['too long', '字'.repeat(max + 1), 'TEXT_TOO_LONG'],
    ['unkeepable', 'a\u0000', 'TEXT_INVALID'],
    ['turning the direction', 'a\u202eb', 'TEXT_UNSEEN'],
    ...(max <= MAX.title ? ([['of two lines', 'a\nb', 'TEXT_ONE_LINE']] satisfies Given[]) : []),
  ];
}

function wrongFor(field: Field): Given[] {
  if (isText(field)) return wrongTexts(field);
  if (field.control === 'choice') return [['unknown', 'NO_SUCH_CODE', 'CHOICE_UNKNOWN']];
  if (field.graph !== 'ID') return [];
  return [
    ['no id', 'nonsense', 'UNKNOWN_ID'],
    ["another kind's", 'nothing:0', 'UNKNOWN_ID'],
  ];
}

/** Every wrong input of every act that its fields speak of. */
export function wrongInputs(acts: Acts): WrongInput[] {
  return fieldsOf(acts).flatMap(([act, key, field]) =>
    wrongFor(field).map((given): WrongInput => [act, key, ...given]),
  );
}

/** The code by which one field refuses what was given; `TAKEN` where it does not. */
export function readingOf(acts: Acts, act: string, field: string, given: unknown): string {
  const fields = { [field]: (acts[act]!.input!.fields as Record<string, Field>)[field]! };
  try {
    readFields(fields, { [field]: given }, {} as never);
    return 'TAKEN';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}

/** The longest text that each field takes. */
export function longest(acts: Acts): [act: string, field: string, text: string][] {
  return fieldsOf(acts).flatMap(([act, key, field]): [string, string, string][] =>
    isText(field) ? [[act, key, '𠮷'.repeat(field.form.max!)]] : [],
  );
}
