import type { TypedDocumentNode } from 'urql';
import type { CodeGroup } from '../i18n/labels';

/** What the page knows about the object that an act is done on. */
export interface Scene {
  asks?: readonly { no: number; text: string }[];
  participants?: readonly { id: string; label: string; status: string; alternate: boolean }[];
  commitments?: readonly { no: number; text: string }[];
  objections?: readonly { id: string; text: string; lookAlikes: number }[];
  dueReports?: readonly { id: string; title: string }[];
  /** Reasons offered by the profile, by kind: refer, decline, return. */
  reasons?: Readonly<Record<string, readonly { code: string; label: string }[]>>;
  /** Codes that the profile allows, e.g. its outcomes. */
  codes?: Partial<Record<CodeGroup, readonly string[]>>;
  /** First values of fields, by name. */
  initial?: Readonly<Record<string, unknown>>;
  /** Values that the form does not ask for, e.g. the consultation to call a session of. */
  fixed?: Readonly<Record<string, unknown>>;
  /** Which of several the act is about, and what is to be known of it: shown above the fields. */
  about?: readonly string[];
  /** Unit whose surroundings are offered first. */
  orgUnitId?: string | undefined;
}

interface FieldBase<Name extends string> {
  name: Name;
  required?: boolean;
  /** Key of its label, where another field of this name is called otherwise. */
  words?: string;
  /** Longest text, in characters. */
  max?: number;
}

export type Field<Name extends string = string> = FieldBase<Name> &
  (
    | { kind: 'text' }
    | { kind: 'area'; rows?: number }
    | { kind: 'choice'; group: CodeGroup; codes?: readonly string[] }
    | { kind: 'choices'; group: CodeGroup; codes?: readonly string[] }
    | { kind: 'words' }
    | { kind: 'lines' }
    | { kind: 'yesNo' }
    | { kind: 'confirm' }
    | { kind: 'tick' }
    | { kind: 'date' }
    | { kind: 'instant' }
    | { kind: 'person' }
    | { kind: 'people'; roles?: readonly string[] }
    | { kind: 'unit'; kinds?: readonly string[] }
    | { kind: 'units'; kinds?: readonly string[] }
    | { kind: 'place' }
    | { kind: 'topic' }
    | { kind: 'reason'; of: string }
    | { kind: 'ask' }
    | { kind: 'asks' }
    | { kind: 'participant'; only?: 'alternates' }
    | { kind: 'participants' }
    | { kind: 'entries' }
    | { kind: 'answers' }
    | { kind: 'commitment' }
    | { kind: 'objection' }
    | { kind: 'lookAlikes' }
    | { kind: 'dueReport' }
    | { kind: 'workbook' }
  );

/** One act: its document, and the fields that a person fills in. */
export interface Act {
  document: TypedDocumentNode<unknown, { input: never }>;
  fields: readonly Field[];
  /** `main` = what one comes here to do; `grave` = cannot be taken back. */
  weight: 'main' | 'plain' | 'grave';
  /** Makes something new: its input names no object to act on. */
  makesNew: boolean;
}

/** What every mutation takes and no form asks for. */
type Given = 'idempotencyKey' | 'ifVersion' | 'id';

/** An act whose fields are those of its mutation's input: the compiler compares them. */
export function act<Data, Input extends object>(
  document: TypedDocumentNode<Data, { input: Input }>,
  fields: readonly Field<Exclude<Extract<keyof Input, string>, Given>>[] = [],
  weight: Act['weight'] = 'plain',
  makesNew = false,
): Act {
  return { document, fields, weight, makesNew } as unknown as Act;
}
