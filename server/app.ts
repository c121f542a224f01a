import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { accountRoutes } from './accounts/account-routes.ts';
import { backTestRoutes } from './accounts/back-test-routes.ts';
import { issueRoutes } from './accounts/issue-routes.ts';
import { accountModelRoutes } from './accounts/model-routes.ts';
import { planRoutes } from './accounts/plan-routes.ts';
import { alertRoutes } from './alerts/alert-routes.ts';
import { catalogueRoutes } from './catalogue/catalogue-routes.ts';
import type { Context } from './context.ts';
import { decisionRoutes } from './delivery/decision-routes.ts';
import { deliveryRoutes } from './delivery/delivery-routes.ts';
import { guideRoutes } from './guides/guide-routes.ts';
import { pickerRoutes } from './guides/picker-routes.ts';
import { publishingRoutes } from './guides/publishing-routes.ts';
import { guideResultRoutes } from './guides/result-routes.ts';
import { themeRoutes } from './guides/theme-routes.ts';
import { AppError } from './http/app-error.ts';
import { cacheControl } from './http/cache-control.ts';
import { answerErrors, errorResponse } from './http/error-response.ts';
import { healthRoutes } from './http/health-routes.ts';
import { jsonOnly } from './http/json-only.ts';
import { logRequests } from './http/log-requests.ts';
import { createMeasures, type Reading } from './http/measure-requests.ts';
import { openapiRoutes } from './http/openapi.ts';
import { shallowBody } from './http/require-shallow.ts';
import type { ScopedVariables } from './http/scope.ts';
import { dataHeaders, exposedHeaders, sharedHeaders } from './http/security-headers.ts';
import { snippetFiles } from './http/snippet-files.ts';
import { studioFiles } from './http/studio-files.ts';
import { eventManagementRoutes } from './ingest/management-routes.ts';
import { posthogRoutes } from './ingest/posthog-routes.ts';
import { eventRoutes } from './ingest/routes.ts';
import { segmentRoutes as segmentEventRoutes } from './ingest/segment-routes.ts';
import { webhookRoutes } from './integrations/webhook-routes.ts';
import { metricRoutes } from './metrics/metric-routes.ts';
import { reviewPdfRoutes } from './reports/review-pdf-routes.ts';
import { reviewRoutes } from './reports/review-routes.ts';
import { sharedRoutes } from './reports/shared-routes.ts';
import { segmentRoutes } from './segments/segment-routes.ts';
import { npsRoutes } from './surveys/nps-routes.ts';
import { responseRoutes } from './surveys/response-routes.ts';
import { auditRoutes } from './workspaces/audit-routes.ts';
import { authenticate } from './workspaces/authenticate.ts';
import type { DemoStatus } from './workspaces/demo-status.ts';
import { memberRoutes } from './workspaces/member-routes.ts';
import { providerRoutes, providerSignInRoutes } from './workspaces/provider-routes.ts';
import { signInRoutes } from './workspaces/sign-in-routes.ts';
import { thresholdRoutes } from './workspaces/threshold-routes.ts';
import { workspaceRoutes } from './workspaces/workspace-routes.ts';

interface AppOptions {
  /** Where `npm run build` left the files for browsers. */
  dist?: string;
  /** How far the demo is, and how to sign in to it. Null: it is switched off. */
  demo?: () => DemoStatus | null;
  /** What `GET /metrics` tells besides requests and the process. */
  readings?: readonly Reading[];
}

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('too_large', `The body is larger than ${maxSize / 1024} kB.`);
    },
  });

/** `/v1`: for the snippet, from pages of any origin, without cookies. A room adds one line. */
const snippetRoutes = (context: Context) =>
  new Hono<{ Variables: { requestId: string } }>()
    .use(sharedHeaders(context.config.publicUrl))
    .use(cors({ origin: '*', exposeHeaders: exposedHeaders, maxAge: 86_400 }))
    // Before the limit: it reads its bodies itself, and counts.
    .route('/', segmentEventRoutes(context))
    .use(limitBody(512 * 1024))
    .route('/', deliveryRoutes(context))
    .route('/', pickerRoutes(context));

/** `/api/v1`: for the studio and for programs. A room adds one line below `authenticate`. */
const managementRoutes = (context: Context, demo: () => DemoStatus | null, app: () => Hono) =>
  new Hono<ScopedVariables>()
    .use(
      dataHeaders(context.config.publicUrl),
      cacheControl('no-store'),
      limitBody(1024 * 1024),
      jsonOnly,
      shallowBody,
    )
    .route('/', openapiRoutes(app, context.config.publicUrl))
    .route('/', signInRoutes(context, demo))
    .route('/', sharedRoutes(context))
    .route('/', providerSignInRoutes(context))
    .use(authenticate(context))
    .route('/', workspaceRoutes(context))
    .route('/', memberRoutes(context))
    .route('/', providerRoutes(context))
    .route('/', auditRoutes(context))
    .route('/', guideRoutes(context))
    .route('/', publishingRoutes(context))
    .route('/', guideResultRoutes(context))
    .route('/', themeRoutes(context))
    .route('/', segmentRoutes(context))
    .route('/', decisionRoutes(context))
    .route('/', catalogueRoutes(context))
    .route('/', accountRoutes(context))
    .route('/', accountModelRoutes(context))
    .route('/', planRoutes(context))
    .route('/', issueRoutes(context))
    .route('/', thresholdRoutes(context))
    .route('/', backTestRoutes(context))
    .route('/', alertRoutes(context))
    .route('/', responseRoutes(context))
    .route('/', npsRoutes(context))
    .route('/', reviewRoutes(context))
    .route('/', reviewPdfRoutes(context, app))
    .route('/', eventManagementRoutes(context))
    .route('/', metricRoutes(context))
    .route('/', webhookRoutes(context));

/** The snippet and the studio, or how to get them. */
function builtFiles(dist: string, publicUrl: string) {
  if (existsSync(join(dist, 'studio', 'index.html'))) {
    return new Hono()
      .route('/', snippetFiles(join(dist, 'snippet'), publicUrl))
      .route('/', studioFiles(join(dist, 'studio'), publicUrl));
  }
  return new Hono().on('GET', ['/', '/s.js'], () => {
    throw new AppError(
      'unavailable',
      'Nothing is built yet: run `npm run build`, then start the server again.',
    );
  });
}

/** The whole server as one Hono app: no port, no global, so that a test can call `app.request()`. */
export function createApp(
  context: Context,
  { dist = join(import.meta.dirname, '..', 'dist'), demo = () => null, readings = [] }: AppOptions = {},
) {
  const measures = createMeasures(context.config.metricsToken, readings);
  const base = new Hono<{ Variables: { requestId: string } }>();
  base
    .use(requestId({ limitLength: 64 }), logRequests(context.log), measures.count)
    // Before what else looks at every request: there are thousands of them in a second.
    .route('/v1', eventRoutes(context))
    .use(
      compress(),
      methodNotAllowed({
        app: base,
        onMethodNotAllowed: (c, methods) => {
          c.header('Allow', methods.join(', '));
          return errorResponse(c, new AppError('method_not_allowed', `Use ${methods.join(' or ')} here.`));
        },
      }),
    )
    .notFound((c) => errorResponse(c, new AppError('not_found', 'There is nothing at this address.')))
    .onError(answerErrors(context.log));

  return base
    .route('/', healthRoutes(context))
    .route('/', measures.routes)
    .route('/v1', snippetRoutes(context))
    .route('/posthog', posthogRoutes(context))
    .route(
      '/api/v1',
      managementRoutes(context, demo, () => base as unknown as Hono),
    )
    .route('/', builtFiles(dist, context.config.publicUrl));
}

/** What `hc<App>` reads the routes and their shapes from. */
export type App = ReturnType<typeof createApp>;
