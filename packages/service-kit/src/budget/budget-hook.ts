import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { renderRefusal } from '../i18n/catalogue.js';
import '../i18n/common.js';
import { RequestBudget, type RequestLimits } from './request-budget.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request may still use; set for /graphql. */
    budget?: RequestBudget;
  }
}

/**
 * Gives every request to the graph its budget as it arrives, tells the budget when the client leaves, and answers at
 * once when the request is refused: nobody waits for graphql, which goes on to the end of what it has begun.
 */
export function budgetRequests(app: FastifyInstance, limits: RequestLimits): void {
  app.decorateRequest('budget', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url === '/graphql') {
      const budget = new RequestBudget(limits);
      request.budget = budget;
      budget.onStop(() => refuse(budget, request, reply));
      reply.raw.once('close', () => (reply.raw.writableFinished ? budget.end() : budget.leave()));
    }
    done();
  });
}

function refuse(budget: RequestBudget, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent || reply.raw.destroyed || !budget.refusal) return;
  const { refusal } = budget.refusal;
  const message = renderRefusal(refusal, request.act?.language ?? 'zh-CN');
  void reply.code(200).send({ data: null, errors: [{ message, extensions: { ...refusal } }] });
}
