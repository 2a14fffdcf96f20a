import { Field, ID, InputType, Int, type GqlTypeReference } from '@nestjs/graphql';
import type { ActInput } from '../acts/define.js';
import type { Field as ActField, GraphType } from '../acts/fields.js';
import { MutationInput } from './mutation.js';
import { DateTime, LocalDate } from './scalars.js';
import type { TypeClass } from './stubs.js';

const TYPES: Readonly<Record<GraphType, GqlTypeReference>> = {
  ...{ String, ID, Int, Boolean, LocalDate, DateTime },
};

type AnyInput = ActInput<never, Readonly<Record<string, ActField>>>;

const made = new Map<string, { shape: string; type: TypeClass }>();

function sentenceOf({ label, says, form }: ActField): string {
  return says ?? `${label.en}${form.max ? `; at most ${form.max.toLocaleString('en')} characters` : ''}.`;
}

const shapeOf = ([key, field]: [string, ActField]): unknown => [
  key,
  field.graph,
  field.required,
  sentenceOf(field),
];

/** `CloseTopicInput` of `closeTopic`, unless several acts share one by its name. */
export function inputName({ name, input }: { name: string; input?: { name?: string } }): string {
  return input?.name ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
}

/** The graph's type of an act's input. */
export function inputType(act: { name: string; says: string; input?: AnyInput }): TypeClass {
  const input = act.input ?? { fields: {} };
  const name = inputName(act);
  const description = input.says ?? act.says;
  const shape = JSON.stringify([description, Object.entries(input.fields).map(shapeOf)]);
  const had = made.get(name);
  if (had?.shape === shape) return had.type;
  if (had) throw new Error(`two acts ask for different things by the name of ${name}`);
  class Input extends MutationInput {}
  Object.defineProperty(Input, 'name', { value: name });
  for (const [key, field] of Object.entries(input.fields)) {
    const options = { nullable: !field.required, description: sentenceOf(field) };
    Field(() => TYPES[field.graph], options)(Input.prototype, key);
  }
  InputType(name, { description })(Input);
  made.set(name, { shape, type: Input });
  return Input;
}
