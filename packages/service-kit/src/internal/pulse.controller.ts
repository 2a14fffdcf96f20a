import { Controller, Get, Inject, NotFoundException } from '@nestjs/common';
import { SERVICE_ENV, type ServiceEnv } from '../env.js';
import { PulseRegistry, type Pulse } from './pulse.registry.js';

/** Sandbox only: whether the service is quiet, and what it waits for. Guarded by the identity hook. */
@Controller('internal')
export class PulseController {
  constructor(
    @Inject(SERVICE_ENV) private readonly env: ServiceEnv,
    private readonly pulse: PulseRegistry,
  ) {}

  @Get('pulse')
  async read(): Promise<Pulse> {
    if (!this.env.CONCORD_SANDBOX) throw new NotFoundException();
    return this.pulse.read();
  }
}
