import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeHub } from './change-hub.js';

/** Wall milliseconds that a reader waits for the next change; the gateway gives up after 30 s. */
const WAIT_MS = 20_000;

/** Long-poll of the service's changes for the gateway's live stream. Guarded by the identity hook. */
@Controller('internal')
export class ChangesController {
  constructor(private readonly hub: ChangeHub) {}

  @Get('changes')
  async changes(
    @Query('after') after: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    const answer = await this.hub.read(after, WAIT_MS, gone.signal);
    if (answer) await reply.send(answer);
    else {
      await reply
        .code(410)
        .send({ code: 'CURSOR_TOO_OLD', message: 'Start at the present and refetch all.' });
    }
  }
}
