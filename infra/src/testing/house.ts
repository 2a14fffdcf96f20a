import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A house whose programs only say that they are well: what is tested with it is the launcher. */
const PROGRAM = `
import { createServer } from 'node:http';
const server = createServer((_, reply) => reply.end('ok')).listen({ fd: Number(process.env.CONCORD_SOCKET_FD) });
console.log('listening', process.env.DATABASE_URL === undefined ? '' : 'with a database', process.env.NODE_OPTIONS ?? '');
console.log('sample:', process.env.CONCORD_SAMPLE ?? '');
console.log('Temporal:', process.env.TEMPORAL_ADDRESS, process.env.TEMPORAL_NAMESPACE);
process.on('SIGTERM', () => { console.log('ended in order'); server.close(() => process.exit(0)); server.closeAllConnections(); });
`;
const NAMES = ['directory', 'topic', 'consultation', 'feedback'];
const PROGRAMS = [
  ...NAMES.map((name) => `services/${name}-service/dist/main.js`),
  'workflows/dist/main.js',
  'gateway/dist/main.js',
];

/** Builds such a house in `root`; `others` are programs of another text, by how their path begins. */
export function buildHouse(root: string, others: Record<string, string> = {}): void {
  for (const program of PROGRAMS) {
    mkdirSync(dirname(join(root, program)), { recursive: true });
    const other = Object.keys(others).find((prefix) => program.startsWith(prefix));
    writeFileSync(join(root, program), other === undefined ? PROGRAM : (others[other] as string));
  }
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
}
