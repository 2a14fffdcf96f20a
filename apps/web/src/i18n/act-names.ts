/** Acts that are called alike on the pages of different objects. */
const ABOUT =
  /^(?:request|decide|pause|resume|withdraw|return|sign)(Topic|Consultation|Session|Item|Draft|Escalation)/;

/** Names of acts where all of them stand in one list: those that are called alike say of what they are. */
export function actNames<Acts extends Record<string, string>>(
  acts: Acts,
  kinds: Readonly<Record<string, string>>,
  join: (act: string, kind: string) => string,
): Acts {
  return Object.fromEntries(
    Object.entries(acts).map(([name, words]) => {
      const kind = ABOUT.exec(name)?.[1];
      return [name, kind && kinds[kind] ? join(words, kinds[kind]) : words];
    }),
  ) as Acts;
}
