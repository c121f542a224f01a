import { createMiddleware } from 'hono/factory';
import type { Right } from '../../shared/contract/right.ts';
import { AppError } from './app-error.ts';
import { actorCan, type ScopedVariables } from './scope.ts';

/**
 * For a route that only those with the right may use; every route behind `authenticate` has one. The right can be
 * read off it, so that a test sees which routes have none.
 */
export const requireRight = (right: Right) =>
  Object.assign(
    createMiddleware<ScopedVariables>(async (c, next) => {
      if (!actorCan(c.var.scope.actor, right)) {
        throw new AppError('not_allowed', `This needs the right ${right}, which your role does not have.`);
      }
      await next();
    }),
    { right },
  );
