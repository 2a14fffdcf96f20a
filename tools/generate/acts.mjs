import { buildSchema, getNamedType } from 'graphql';

const LANGUAGES = ['zh-CN', 'en'];
const MADE = '// Made by `npm run generate` of services/*/acts.json: change the act, not this file.\n';

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const lines = (list) => list.map((line) => `${line}\n`).join('');

/** The word that most acts have for a field is the field's own; another word is the act's. */
function fieldWords(acts) {
  const counts = new Map();
  for (const { name, label } of acts.flatMap(({ fields }) => fields)) {
    const words = counts.get(name) ?? new Map();
    counts.set(name, words.set(label['zh-CN'], (words.get(label['zh-CN']) ?? 0) + 1));
  }
  const usual = (name) => [...counts.get(name)].sort((a, b) => b[1] - a[1])[0][0];
  return (act, { name, label }) => (label['zh-CN'] === usual(name) ? name : `${act.name}_${name}`);
}

/** A field as the web's form knows it. */
function formField(key, { name, control, required, max, ...form }) {
  return JSON.stringify({
    ...{ name, ...(key !== name && { words: key }), kind: control },
    ...(required && { required }),
    ...(max && control !== 'choice' && { max }),
    ...form,
    label: undefined,
  });
}

/** Forms of the acts on one thing; the others have a page of their own. */
function forms(acts, keyOf, mutations) {
  const drawn = acts.filter(
    ({ name }) => mutations[name] && 'id' in getNamedType(mutations[name].args[0].type).getFields(),
  );
  const entries = drawn.map((act) => {
    const fields = act.fields.map((field) => `    ${formField(keyOf(act, field), field)},`);
    return `  ${act.name}: act(${capital(act.name)}Document, [\n${lines(fields)}  ], '${act.weight}'),`;
  });
  const documents = drawn.map(({ name }) => `  ${capital(name)}Document,`).sort();
  return [
    `${MADE}import {\n${lines(documents)}} from '../../graph/generated/graphql';`,
    "import { act } from '../descriptor';\n",
    `export const acts = {\n${lines(entries)}};\n`,
  ].join('\n');
}

function wordsIn(language, acts, keyOf) {
  const object = (entries) =>
    `{\n${lines([...new Map(entries)].map(([key, text]) => `  ${key}: ${JSON.stringify(text)},`))}}`;
  const labels = acts.map(({ name, label }) => [name, label[language]]);
  const hints = acts.filter(({ hint }) => hint).map(({ name, hint }) => [name, hint[language]]);
  const fields = acts.flatMap((act) => act.fields.map((field) => [keyOf(act, field), field.label[language]]));
  return [
    `${MADE}export const acts = ${object(labels)};\n`,
    `export const actHints = ${object(hints)};\n`,
    `export const fields = ${object(fields)};\n`,
  ].join('\n');
}

/** Names for which a deputy may be named (G.4): acts to which a post gives a right. */
function postActs(acts) {
  const names = acts.filter(({ byPost }) => byPost).map(({ name }) => `  '${name}',`);
  return `${MADE}export const ACTS_BY_POST = [\n${lines(names)}] as const;\n`;
}

const states = (from) => (from.length > 8 ? `${from.length} states` : from.join(', '));

/** The acts as a person of the field reads them: a changed grant, state or rule is one changed line. */
function table(nouns) {
  const rows = nouns.flatMap(({ noun, acts }) => [
    `\n## ${noun}\n`,
    '| act | 事项 | who | from | to | rule | timeline |\n|---|---|---|---|---|---|---|',
    ...acts.map(({ name, label, who, from, to, rule, source, event }) => {
      const cells = [`\`${name}\` ${label.en}`, label['zh-CN'], who, states(from), to ?? '(stays)'];
      return `| ${[...cells, `${rule} [${source}]`, event.text['zh-CN']].join(' | ')} |`;
    }),
  ]);
  const head =
    "# Acts of people · 事项一览\n\nWho may do what, in which state, by which rule. Made by `npm run generate` of the services' acts; read the difference when it changes.\n";
  return `${head}${rows.join('\n')}\n`;
}

/** Everything that others make of the services' acts (services/<name>/acts.json), by file. */
export function filesOfActs(nouns, sdl) {
  const acts = nouns.flatMap((noun) => noun.acts);
  const keyOf = fieldWords(acts);
  const mutations = buildSchema(sdl).getMutationType().getFields();
  return {
    'apps/web/src/acts/generated/acts.ts': forms(acts, keyOf, mutations),
    ...Object.fromEntries(
      LANGUAGES.map((language) => [
        `apps/web/src/i18n/generated/${language}.ts`,
        wordsIn(language, acts, keyOf),
      ]),
    ),
    'packages/contracts/src/generated/post-acts.ts': postActs(acts),
    'docs/acts.md': table(nouns),
  };
}
