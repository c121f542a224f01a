import { createMiddleware } from 'hono/factory';
import { AppError } from './app-error.ts';

/** Nothing of ours nests deeper than half of it; ten thousand levels would overflow the stack of whatever walks them. */
const maxDepth = 64;

/** Refuses JSON text whose arrays and objects nest too deep, in one pass and before it is parsed. */
export function requireShallow(json: string): void {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (isInText) {
      if (character === '\\') i++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') {
      if (++depth > maxDepth) {
        throw new AppError('invalid_request', `The body nests deeper than ${maxDepth} levels.`);
      }
    } else if (character === '}' || character === ']') depth--;
  }
}

/** The same for the body of a request, which stays readable. */
export const shallowBody = createMiddleware(async (c, next) => {
  requireShallow(await c.req.text());
  await next();
});
