import { buildSchema, getNamedType, isObjectType } from 'graphql';

/** Types of which a page reads more back than who it is: the fragment that it keeps for them. */
const FRAGMENTS = { NotificationPreferences: 'PreferenceParts' };
/** What is read back of a thing with an id, as far as it has it: who it is, and how it stands. */
const STANDING = ['id', 'version', 'state', 'number', 'name'];
/** Not an act: the sandbox's own button has its document beside it. */
const ELSEWHERE = ['advanceClock'];

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const indented = (lines) => lines.map((line) => `  ${line}`);

/** What the web reads back of one thing; of a thing without an id, its plain fields. */
function readBack(type) {
  if (FRAGMENTS[type.name]) return [`...${FRAGMENTS[type.name]}`];
  const plain = Object.values(type.getFields())
    .filter((field) => !isObjectType(getNamedType(field.type)) && field.args.length === 0)
    .map(({ name }) => name);
  return plain.includes('id') ? STANDING.filter((name) => plain.includes(name)) : plain;
}

function documentOf({ name, args, type }) {
  const answers = Object.values(getNamedType(type).getFields()).flatMap((field) => {
    const of = getNamedType(field.type);
    if (!isObjectType(of)) return [field.name];
    const parts = field.name === 'refusal' ? ['...RefusalParts'] : readBack(of);
    return [`${field.name} {`, ...indented(parts), '}'];
  });
  const mutation = [`${name}(input: $input) {`, ...indented(answers), '}'];
  return [`mutation ${capital(name)}($input: ${args[0].type}) {`, ...indented(mutation), '}', ''].join('\n');
}

/** The web's document of every act: one mutation each, as the schema has it. */
export function mutationDocuments(sdl) {
  const mutations = Object.values(buildSchema(sdl).getMutationType().getFields());
  const acts = mutations.filter(({ name }) => !ELSEWHERE.includes(name));
  return acts.map(documentOf).join('\n');
}
