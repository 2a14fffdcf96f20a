import { bareId } from '../identity/directory.js';
import type { IdentitySigner } from '../identity/signer.js';
import type { ServiceAddress } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';

/** A sample person as the sign-in page shows it; fictional by decision 16 of domain.md. */
export interface SamplePerson {
  /** Bare uuid, the subject of his tokens. */
  id: string;
  name: string;
  roleLabel: { 'zh-CN': string; en: string };
  unitName: { 'zh-CN': string; en: string };
}

/** The sample people of directory-service. */
export type SamplePeople = () => Promise<SamplePerson[]>;

interface Row {
  id: string;
  name: string;
  roleLabel: string;
  unitName: string;
}

const QUERY = '{ samplePeople { id name roleLabel unitName } }';
const FRESH_MS = 5_000;

/** Asks directory once in each language, and keeps the answer for 5 s. */
export function createSamplePeople(
  directory: ServiceAddress,
  signer: IdentitySigner,
  timeoutMs: number,
): SamplePeople {
  let known: { until: number; people: Promise<SamplePerson[]> } | undefined;

  const askIn = async (language: 'zh-CN' | 'en'): Promise<Row[]> => {
    const answer = await askGraph<{ samplePeople: Row[] | null }>(
      directory,
      QUERY,
      {},
      { identity: signer.signGateway(language), timeoutMs },
    );
    const rows = answer.data?.samplePeople;
    if (!rows) throw new ServiceUnavailable(directory.name, new Error('no sample people'));
    return rows;
  };

  const ask = async (): Promise<SamplePerson[]> => {
    const [chinese, english] = await Promise.all([askIn('zh-CN'), askIn('en')]);
    const inEnglish = new Map(english.map((row) => [row.id, row]));
    return chinese.map((row) => ({
      id: bareId(row.id),
      name: row.name,
      roleLabel: { 'zh-CN': row.roleLabel, en: inEnglish.get(row.id)?.roleLabel ?? row.roleLabel },
      unitName: { 'zh-CN': row.unitName, en: inEnglish.get(row.id)?.unitName ?? row.unitName },
    }));
  };

  return () => {
    if (known && known.until > Date.now()) return known.people;
    const people = ask();
    const entry = { until: Date.now() + FRESH_MS, people };
    known = entry;
    people.catch(() => {
      if (known === entry) known = undefined;
    });
    return people;
  };
}
