import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { writeWhole } from './data-record.js';

/** The services that own a schema and a role of the database. */
export const schemas = ['directory', 'topic', 'consultation', 'feedback'] as const;
export type Schema = (typeof schemas)[number];

/** DATA/secrets.json, mode 0600: made once, kept as long as the data. */
export interface Secrets {
  /** Ed25519 pair: the gateway signs identities, the services check them. */
  identityPrivateJwk: JWK;
  identityPublicJwk: JWK;
  postgresPassword: string;
  rolePasswords: Record<Schema, string>;
  /** Password of the gateway's role, which owns its counters; absent in a directory of before. */
  gatewayPassword?: string;
  /** Keys that seal what is told to Temporal, as `TEMPORAL_CODEC_KEYS` has them; absent in a directory of before. */
  temporalCodecKeys?: string;
}

/** Secrets with which every role of the database can be made. */
export type DatabaseSecrets = Secrets & Required<Pick<Secrets, 'gatewayPassword'>>;

const password = (): string => randomBytes(24).toString('base64url');

/** Reads the secrets of a data directory, or makes them on its first start. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const kid = randomBytes(8).toString('hex');
  const describeKey = async (key: Parameters<typeof exportJWK>[0]): Promise<JWK> => ({
    ...(await exportJWK(key)),
    alg: 'EdDSA',
    kid,
  });
  const secrets: Secrets = {
    identityPrivateJwk: await describeKey(pair.privateKey),
    identityPublicJwk: await describeKey(pair.publicKey),
    postgresPassword: password(),
    rolePasswords: {
      directory: password(),
      topic: password(),
      consultation: password(),
      feedback: password(),
    },
    gatewayPassword: password(),
    temporalCodecKeys: newSealKey(),
  };
  writeSecrets(dataDir, secrets);
  return secrets;
}

/** Gives secrets of before the gateway had a role its password, and leaves all others as they are. */
export function requireGatewayPassword(dataDir: string, secrets: Secrets): DatabaseSecrets {
  const { gatewayPassword } = secrets;
  if (gatewayPassword) return { ...secrets, gatewayPassword };
  const complete = { ...secrets, gatewayPassword: password() };
  writeSecrets(dataDir, complete);
  return complete;
}

/** Replaces the secrets of a data directory as a whole. */
export function writeSecrets(dataDir: string, secrets: Secrets): void {
  writeWhole(dataDir, 'secrets.json', JSON.stringify(secrets, null, 2));
}

/** A key that seals what is told to Temporal: `id:secret` (packages/temporal-link). */
export function newSealKey(): string {
  return `${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64url')}`;
}
