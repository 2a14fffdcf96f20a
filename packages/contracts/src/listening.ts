import { z } from 'zod';

/** How a part is told where to listen, in its environment. */
export const listeningVariables = {
  /** Port on 127.0.0.1; 0 takes a free one. */
  CONCORD_PORT: z.coerce.number().int().min(0).max(65_535),
  /** Descriptor of a socket that was bound before and is inherited: the port is nobody else's while the part is dead. */
  CONCORD_SOCKET_FD: z.coerce.number().int().min(3).optional(),
};

/** Where a server is to listen, as `server.listen` takes it. */
export function whereToListen(env: { CONCORD_PORT: number; CONCORD_SOCKET_FD?: number | undefined }) {
  const host = '127.0.0.1';
  return env.CONCORD_SOCKET_FD === undefined
    ? { host, port: env.CONCORD_PORT }
    : { host, fd: env.CONCORD_SOCKET_FD };
}
