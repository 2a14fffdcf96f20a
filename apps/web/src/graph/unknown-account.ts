/** Whether the gateway refused because the directory knows nobody by this account, however good the token is. */
export async function isUnknownAccount(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  const answer = (await response
    .clone()
    .json()
    .catch(() => undefined)) as { errors?: { extensions?: { code?: string } }[] } | undefined;
  return answer?.errors?.[0]?.extensions?.code === 'AUTH_SUBJECT_UNKNOWN';
}
