import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { Context } from './context.ts';
import { AppError } from './http/app-error.ts';
import { answerErrors, errorResponse } from './http/error-response.ts';
import { jsonOnly } from './http/json-only.ts';
import { logRequests } from './http/log-requests.ts';
import { noStore } from './http/no-store.ts';
import type { ScopedVariables } from './http/scope.ts';
import { authenticate } from './workspaces/authenticate.ts';

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('too_large', `The body is larger than ${maxSize / 1024} kB.`);
    },
  });

/** `/v1`: for the snippet, from pages of any origin, without cookies. A room adds one line. */
const snippetRoutes = (_context: Context) =>
  new Hono<{ Variables: { requestId: string } }>()
    .use(cors({ origin: '*', exposeHeaders: ['ETag', 'Retry-After', 'X-Request-Id'], maxAge: 86_400 }))
    .use(limitBody(512 * 1024));

/** `/api/v1`: for the studio and for programs. A room adds one line below `authenticate`. */
const managementRoutes = (context: Context) =>
  new Hono<ScopedVariables>().use(noStore, limitBody(1024 * 1024), jsonOnly).use(authenticate(context));

/** The whole server as one Hono app: no port, no global, so that a test can call `app.request()`. */
export function createApp(context: Context) {
  const app = new Hono<{ Variables: { requestId: string } }>();
  app
    .use(requestId({ limitLength: 64 }), logRequests(context.log))
    .use(
      methodNotAllowed({
        app,
        onMethodNotAllowed: (c, methods) => {
          c.header('Allow', methods.join(', '));
          return errorResponse(c, new AppError('method_not_allowed', `Use ${methods.join(' or ')} here.`));
        },
      }),
    )
    .notFound((c) => errorResponse(c, new AppError('not_found', 'There is nothing at this address.')))
    .onError(answerErrors(context.log));

  return app.route('/v1', snippetRoutes(context)).route('/api/v1', managementRoutes(context));
}

/** What `hc<App>` reads the routes and their shapes from. */
export type App = ReturnType<typeof createApp>;
