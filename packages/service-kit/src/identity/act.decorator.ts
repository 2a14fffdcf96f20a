import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphContext } from '../graph/context.js';

/** The asker's `ActContext`, as a resolver's parameter. */
export const Act = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return GqlExecutionContext.create(context).getContext<GraphContext>().act;
});

/** The request's loaders, as a resolver's parameter. */
export const Loaders = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return GqlExecutionContext.create(context).getContext<GraphContext>().loaders;
});
