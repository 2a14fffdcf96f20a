import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SERVICE_INFO, type ServiceInfo } from '../env.js';
import { HealthRegistry } from './health.registry.js';

/** For launchers and probes; needs no identity and tells nothing of cases. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly registry: HealthRegistry,
    @Inject(SERVICE_INFO) private readonly info: ServiceInfo,
  ) {}

  /** The process lives. */
  @Get('live')
  live(): { status: string; service: string } {
    return { status: 'live', service: this.info.name };
  }

  /** It can serve: database and migrations; Temporal's state is shown but acts do not wait for it. */
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.registry.report();
    const status = report.ready ? 'ready' : 'not ready';
    await reply.code(report.ready ? 200 : 503).send({ status, service: this.info.name, parts: report.parts });
  }
}
