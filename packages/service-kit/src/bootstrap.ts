import 'reflect-metadata';
import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { whereToListen } from '@concord/contracts/listening';
import { LogController } from 'fastify';
import { Logger as PinoNestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { loadEnv, SERVICE_ENV, SERVICE_INFO, serviceInfo, type ServiceEnv, type ServiceInfo } from './env.js';
import { createLog, logModule, reportUnexpected } from './log.js';
import { budgetRequests } from './budget/budget-hook.js';
import { NewerDatabase } from './database/database.js';
import { HealthController } from './health/health.controller.js';
import { HealthRegistry } from './health/health.registry.js';
import { requireIdentity } from './identity/hook.js';
import { identityVerifier } from './identity/verify.js';
import { ChangesController } from './internal/changes.controller.js';
import { ChangeHub } from './internal/change-hub.js';
import { PulseController } from './internal/pulse.controller.js';
import { PulseRegistry } from './internal/pulse.registry.js';
import { CaseClock, createCaseClock } from './temporal/case-clock.js';
import { TemporalClient } from './temporal/client.js';

/** Wall milliseconds after which an orderly end is given up. */
const STOP_DEADLINE_MS = 25_000;
/** `EX_CONFIG`: the launcher does not start it again, and says why (infra, `Supervisor`). */
const REFUSES_DATA = 78;
/** Minutes and photographs' metadata fit; files do not travel through the graph. */
const BODY_LIMIT = 2 * 1024 * 1024;

export interface ServiceOptions {
  /** e.g. `topic-service`; its task queue, and with its ending cut off, its schema. */
  name: string;
  /** The service's root module; it imports `graphModule()` and its own parts. */
  module: Type;
  /** Only tests give their own. */
  env?: ServiceEnv;
  /** Only tests give their own. */
  log?: Logger;
  /** Only tests give their own. */
  clock?: CaseClock;
}

/** A service under way. */
export interface RunningService {
  /** http://127.0.0.1:port */
  url: string;
  app: NestFastifyApplication;
  /** The orderly end: accept nothing more, finish activities, close pools. Same promise when called again. */
  stop(): Promise<void>;
}

@Global()
@Module({})
class KitModule {}

interface KitValues {
  env: ServiceEnv;
  info: ServiceInfo;
  clock: CaseClock;
  log: Logger;
}

/** What every part of a service can have injected: env, info, clock, health, Temporal client, pulse and changes. */
function kitModule({ env, info, clock, log }: KitValues): DynamicModule {
  const shared: Provider[] = [
    { provide: SERVICE_ENV, useValue: env },
    { provide: SERVICE_INFO, useValue: info },
    { provide: CaseClock, useValue: clock },
    HealthRegistry,
    TemporalClient,
    PulseRegistry,
    ChangeHub,
  ];
  return {
    module: KitModule,
    imports: [logModule(log)],
    controllers: [HealthController, PulseController, ChangesController],
    providers: shared,
    exports: shared.map((provider) => ('provide' in provider ? provider.provide : provider)),
  };
}

/** The service's module with the kit around it. */
export function rootModule(module: Type, kit: KitValues): DynamicModule {
  class ServiceRoot {}
  return { module: ServiceRoot, imports: [kitModule(kit), module] };
}

/**
 * Starts a service: it listens at once, whatever is away (readiness says so), and ends in order on SIGTERM or SIGINT.
 */
export async function bootService(options: ServiceOptions): Promise<RunningService> {
  const env = options.env ?? loadEnv();
  const info = serviceInfo(options.name);
  const log = options.log ?? createLog(info.name, env.LOG_LEVEL);
  const clock = options.clock ?? createCaseClock(env);

  const adapter = new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    requestIdHeader: 'x-request-id',
  });
  const root = rootModule(options.module, { env, info, clock, log });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(PinoNestLogger));
  const fastify = adapter.getInstance();
  budgetRequests(fastify as never, {
    objects: env.REQUEST_MAX_OBJECTS,
    deadlineMs: env.REQUEST_DEADLINE_MS,
  });
  // The route's pattern, not the address: an address may carry variables.
  fastify.addHook('onResponse', (request, reply, done) => {
    const { id: requestId, method, routeOptions } = request;
    log.debug({ requestId, method, route: routeOptions.url, status: reply.statusCode }, 'answered');
    done();
  });
  const verify = await identityVerifier(env.IDENTITY_PUBLIC_JWK, info.name.replace(/-service$/, ''));
  requireIdentity(fastify as never, verify, clock);

  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= stopInOrder(app, clock));
  const { host, ...where } = whereToListen(env);
  // Nest's types know of ports only; its adapter takes a descriptor as well.
  await app.listen(where as never, host);
  const url = await app.getUrl();
  log.info({ url, sandbox: env.CONCORD_SANDBOX }, 'listening');
  return { url, app, stop };
}

async function stopInOrder(app: NestFastifyApplication, clock: CaseClock): Promise<void> {
  app.get(HealthRegistry).stop();
  app.get(ChangeHub).release();
  // Requests under way are answered; new ones find no door. Only then do the workers drain
  // (beforeApplicationShutdown) and the pools close (onApplicationShutdown).
  await app.getHttpAdapter().getInstance().close();
  await app.close();
  await clock.close();
}

/** A service's whole `main.ts`: starts it, and ties its end to the process's signals. */
export async function startService(options: ServiceOptions): Promise<void> {
  const env = options.env ?? loadEnv();
  const log = options.log ?? createLog(options.name, env.LOG_LEVEL);
  const booting = bootService({ ...options, env, log });
  let ending = false;

  const end = (reason: string, exitCode: number): void => {
    if (ending) return;
    ending = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    // A signal that comes while it starts waits for the start, and then ends it in order.
    booting
      .then((service) => service.stop())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop in order');
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(signal, 0));
  // A neighbour's late failure is logged, and the service lives on; a broken invariant ends it in order.
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof NewerDatabase)) return void reportUnexpected(log, error, 'unhandledRejection');
    log.fatal(error.message);
    end('NewerDatabase', REFUSES_DATA);
  });
  process.on('uncaughtException', (error) => {
    reportUnexpected(log, error, 'uncaughtException');
    end('uncaughtException', 1);
  });

  await booting.catch((error: unknown) => {
    reportUnexpected(log, error, 'start');
    process.exit(1);
  });
}
