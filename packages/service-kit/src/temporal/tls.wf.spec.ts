import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp2 } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls, type Server } from 'node:tls';
import { Injectable, Module } from '@nestjs/common';
import { Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { sealedConverter, workflowInterceptorsPath } from '@concord/temporal-link/codec';
import { reachOf } from '@concord/temporal-link/connection';
import { DevServer } from '../testing/dev-server.js';
import { PlayedGateway } from '../testing/gateway.js';
import { SampleModule } from '../testing/sample.module.js';
import { TemporalClient } from './client.js';
import { activityWorker, type ActivitiesProvider } from './worker.js';

@Injectable()
class ScaleActivities implements ActivitiesProvider {
  activities() {
    return { weigh: async ({ grams }: { grams: number }) => ({ grams }) };
  }
}

@Module({
  imports: [SampleModule, activityWorker({ providers: [ScaleActivities] })],
  providers: [ScaleActivities],
})
class WeighingModule {}

/** Not the default one, so that a setting that is lost on the way is seen. */
const NAMESPACE = 'village';
const SERVER_NAME = 'temporal.example';
const folder = mkdtempSync(join(tmpdir(), 'concord-tls-'));
const file = (name: string): string => join(folder, name);
const workflowsPath = new URL('../../dist/testing/sample.workflows.js', import.meta.url).pathname;

/** Runs openssl in the folder. */
function openssl(command: string): void {
  execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' });
}

function authority(name: string): void {
  openssl(`req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name} -keyout ${name}.key -out ${name}.pem`);
}

/** A certificate and its key of an authority of this test. */
function issue(name: string, by: string, alternative: string): void {
  openssl(`req -new -newkey rsa:2048 -nodes -subj /CN=${name} -keyout ${name}.key -out ${name}.csr`);
  writeFileSync(file(`${name}.ext`), `subjectAltName=${alternative}\n`);
  const signer = `-CA ${by}.pem -CAkey ${by}.key -CAcreateserial -extfile ${name}.ext`;
  openssl(`x509 -req -in ${name}.csr ${signer} -days 2 -out ${name}.pem`);
}

/** TLS with client certificates before a server that speaks in clear; counts whom it let through. */
class Relay {
  passed = 0;

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(port: number): Promise<Relay> {
    const server = createTls({
      key: readFileSync(file('server.key')),
      cert: readFileSync(file('server.pem')),
      ca: readFileSync(file('ours.pem')),
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['h2'],
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const relay = new Relay(server, `127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('secureConnection', (inner) => {
      relay.passed += 1;
      const outer = connect(port, '127.0.0.1');
      inner.pipe(outer).pipe(inner);
      inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
      outer.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    });
    return relay;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }
}

let server: DevServer;
let relay: Relay;
let gateway: PlayedGateway;

/** As an operator sets it: some by file, some by value. */
const settings = (changed: Record<string, string> = {}): Record<string, string> => ({
  TEMPORAL_ADDRESS: relay.address,
  TEMPORAL_NAMESPACE: NAMESPACE,
  TEMPORAL_TLS_CA: file('ours.pem'),
  TEMPORAL_TLS_CERT: file('client.pem'),
  TEMPORAL_TLS_KEY: readFileSync(file('client.key'), 'utf8'),
  TEMPORAL_TLS_SERVER_NAME: SERVER_NAME,
  ...changed,
});

beforeAll(async () => {
  authority('ours');
  authority('foreign');
  issue('server', 'ours', `DNS:${SERVER_NAME}`);
  issue('client', 'ours', 'DNS:concord');
  issue('stranger', 'foreign', 'DNS:concord');
  server = await DevServer.start(process.env['TEMPORAL_CLI'], NAMESPACE);
  relay = await Relay.start(server.port);
  gateway = await PlayedGateway.create();
});
afterAll(async () => {
  await relay.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('through TLS with client certificates', () => {
  it('a service, its worker and a story do their work, in the namespace that is set', async () => {
    const env = gateway.env(settings());
    const service = await gateway.boot({ module: WeighingModule }, settings());
    const native = await NativeConnection.connect(reachOf(env));
    const worker = await Worker.create({
      connection: native,
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: WORKFLOW_QUEUE,
      workflowsPath,
      interceptors: { workflowModules: [workflowInterceptorsPath] },
      dataConverter: sealedConverter({ keys: env.TEMPORAL_CODEC_KEYS, namespace: env.TEMPORAL_NAMESPACE }),
    });
    const client = service.app.get(TemporalClient, { strict: false });
    await worker.runUntil(async () => {
      await client.signalWithStart({
        workflowType: 'sampleStory',
        workflowId: 'scale:1',
        input: { base: 40 },
        signal: 'heard',
        signalArgs: [{ grams: 2 }],
      });
      const temporal = await client.call(async (each) => each);
      await expect(temporal.workflow.getHandle('scale:1').result()).resolves.toBe(42);
    });
    await native.close();
    await service.stop();
    expect(relay.passed).toBeGreaterThanOrEqual(3);
  });

  it.each<[why: string, changed: () => Record<string, string>]>([
    ['no certificate', () => ({ TEMPORAL_TLS_CERT: '', TEMPORAL_TLS_KEY: '' })],
    [
      'a certificate of a foreign authority',
      () => ({ TEMPORAL_TLS_CERT: file('stranger.pem'), TEMPORAL_TLS_KEY: file('stranger.key') }),
    ],
    ['a server of a foreign authority', () => ({ TEMPORAL_TLS_CA: file('foreign.pem') })],
    ['a server of another name', () => ({ TEMPORAL_TLS_SERVER_NAME: 'elsewhere.example' })],
    [
      'no TLS at all',
      () => ({
        TEMPORAL_TLS_CA: '',
        TEMPORAL_TLS_CERT: '',
        TEMPORAL_TLS_KEY: '',
        TEMPORAL_TLS_SERVER_NAME: '',
      }),
    ],
  ])('with %s neither client nor worker is let through', async (_why, changed) => {
    const reach = reachOf(gateway.env(settings(changed())));
    const before = relay.passed;
    await expect(NativeConnection.connect(reach)).rejects.toThrow();
    await expect(Connection.connect({ ...reach, connectTimeout: '2s' })).rejects.toThrow();
    expect(relay.passed).toBe(before);
  });
});

it('the API key and the namespace are handed to the server, by client and worker', async () => {
  const heard: unknown[] = [];
  const asking = createHttp2();
  asking.on('stream', (stream, headers) => {
    heard.push([
      headers['authorization'],
      headers['temporal-namespace'],
      headers['user-agent'] !== undefined,
    ]);
    stream.respond({ 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    // An answer without any field.
    stream.end(Buffer.alloc(5));
  });
  asking.listen(0, '127.0.0.1');
  await once(asking, 'listening');
  const { port } = asking.address() as AddressInfo;
  const env = gateway.env({
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    TEMPORAL_NAMESPACE: NAMESPACE,
    TEMPORAL_API_KEY: 'key-of-the-cluster',
  });
  const native = await NativeConnection.connect(reachOf(env));
  const connection = await Connection.connect(reachOf(env));
  await native.close();
  await connection.close();
  expect(heard.length).toBeGreaterThanOrEqual(2);
  expect(new Set(heard.map((each) => JSON.stringify(each)))).toEqual(
    new Set([JSON.stringify(['Bearer key-of-the-cluster', NAMESPACE, true])]),
  );
  asking.close();
  await once(asking, 'close');
});

it.each<[changed: Record<string, string>, fault: RegExp]>([
  [{ TEMPORAL_TLS_CA: '/nowhere/ca.pem' }, /cannot be read \(ENOENT\)[^]*TEMPORAL_TLS_CA/],
  [{ TEMPORAL_TLS_KEY: '' }, /is missing: TEMPORAL_TLS_CERT is set[^]*TEMPORAL_TLS_KEY/],
  [{ TEMPORAL_TLS_KEY: file('foreign.key') }, /is not the key of TEMPORAL_TLS_CERT[^]*TEMPORAL_TLS_KEY/],
  [{ TEMPORAL_TLS_KEY: file('client.pem') }, /holds no private key in PEM[^]*TEMPORAL_TLS_KEY/],
])('a fault of the settings names its variable', (changed, fault) => {
  expect(() => gateway.env(settings(changed))).toThrow(fault);
});

it('an API key is not sent in clear over the network', () => {
  const open = { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_API_KEY: 'key-of-the-cluster' };
  expect(() => gateway.env(open)).toThrow(/TEMPORAL_API_KEY/);
  expect(() => gateway.env({ ...open, TEMPORAL_TLS: '1' })).not.toThrow();
});
