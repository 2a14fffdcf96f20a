/** Version of the documents that these pages were built with; absent outside a build (the development server, tests). */
declare const __TRUSTED_VERSION__: string | undefined;

const version = typeof __TRUSTED_VERSION__ === 'string' ? __TRUSTED_VERSION__ : undefined;

/** The request's body with the id of the document in place of its text; null where there is no such id. */
export function trustedBody(body: unknown, built: string | undefined = version): string | null {
  if (!built || typeof body !== 'string') return null;
  const { query, operationName, ...rest } = JSON.parse(body) as { query?: string; operationName?: string };
  if (!query || !operationName) return null;
  return JSON.stringify({ ...rest, operationName, documentId: `${built}:${operationName}` });
}

/** The gateway runs on with pages of another version: the text is sent then. */
export async function isUnknownDocument(response: Response): Promise<boolean> {
  if (response.status !== 400) return false;
  const answer = (await response.clone().json()) as { errors?: { extensions?: { code?: string } }[] };
  return answer.errors?.[0]?.extensions?.code === 'DOCUMENT_UNKNOWN';
}
