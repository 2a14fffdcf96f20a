import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from 'graphql';

/** The documents of the product's own pages, by id; written by the web's build beside its files. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** File of the built web that holds them. */
const FILE = 'trusted-documents.json';

/** None where the web was built without them, or is served elsewhere. */
export function readTrustedDocuments(webDir: string | undefined): TrustedDocuments {
  const file = webDir ? join(webDir, FILE) : '';
  if (!file || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

/**
 * First line of a trusted document's text, of this process alone. It tells trusted text from the same text sent
 * plainly: parsed and validated documents are cached by their text, and what was let through as trusted must not let
 * the plain one through (stack.md).
 */
const MARK = `# trusted ${randomUUID()}\n`;

export function isTrustedText(source: string | Source): boolean {
  return (typeof source === 'string' ? source : source.body).startsWith(MARK);
}

/**
 * The body of a request with the text of the trusted document that it asks for by `documentId`; the body itself where
 * it asks for none; null where the id is not known, as after an update: the page then sends its text.
 */
export function withTrustedText(body: string, documents: TrustedDocuments): string | null {
  if (!body.includes('"documentId"')) return body;
  try {
    const request = JSON.parse(body) as unknown;
    if (typeof request !== 'object' || request === null || !('documentId' in request)) return body;
    const { documentId, ...rest } = request;
    // A text of one's own beside the id is a plain query.
    if ('query' in rest) return JSON.stringify(rest);
    const text = typeof documentId === 'string' ? documents.get(documentId) : undefined;
    return text === undefined ? null : JSON.stringify({ ...rest, query: MARK + text });
  } catch {
    // No JSON, or values so deep in one another that they cannot be written again: refused for what is in it.
    return body;
  }
}
