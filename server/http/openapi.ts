import { Hono, type Context as HonoContext } from 'hono';
import { describeRoute, generateSpecs } from 'hono-openapi';
import * as v from 'valibot';
import { statusByErrorCode } from '../../shared/contract/error.ts';
import { answer } from './answer.ts';

/** `ErrorBody`: the same for every refusal of every route, so it is described once. */
const errorBodySchema = v.object({
  error: v.object({
    code: v.picklist(Object.keys(statusByErrorCode)),
    message: v.string(),
    details: v.optional(v.array(v.object({ path: v.string(), message: v.string() }))),
    requestId: v.string(),
  }),
});

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const environmentParameter = {
  in: 'query',
  name: 'environment',
  required: false,
  description:
    'Id of the environment that is meant. A secret key has its own; a member gets the first production environment unless they name another one.',
  schema: { type: 'integer' },
} as const;

/** `GET /openapi.json`: made from the routes that are mounted on `app`, so that it can't fall behind them. */
export function openapiRoutes(app: () => Hono, publicUrl: string) {
  let document: Promise<object> | undefined;
  return new Hono().get(
    '/openapi.json',
    describeRoute({
      summary: 'This description',
      tags: ['About'],
      security: [],
      responses: { 200: answer('An OpenAPI 3.1 document') },
    }),
    async (c: HonoContext) => {
      document ??= describeApi(app(), publicUrl);
      return c.json(await document);
    },
  );
}

async function describeApi(app: Hono, publicUrl: string): Promise<object> {
  const document = await generateSpecs(app, {
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Cairn management API',
        version: '1',
        description:
          'Everything a member can manage in the studio. Send a secret key as `Authorization: Bearer sk_…`. Times are ISO 8601 in UTC, days are YYYY-MM-DD.',
      },
      servers: [{ url: publicUrl }],
      security: [{ secretKey: [] }],
      components: {
        securitySchemes: { secretKey: { type: 'http', scheme: 'bearer' } },
        responses: {
          Error: answer(
            'Refused: `code` says why, `details` names each fault of the request',
            errorBodySchema,
          ),
        },
        parameters: { Environment: environmentParameter },
      },
    },
  });
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith('/api/v1/')) {
      delete document.paths[path];
      continue;
    }
    for (const operation of methods.flatMap((method) => item[method] ?? [])) {
      operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Error' } };
      // Routes with `security: []` need no sign-in and belong to no environment.
      if (operation.security?.length !== 0) {
        operation.parameters = [
          ...(operation.parameters ?? []),
          { $ref: '#/components/parameters/Environment' },
        ];
      }
    }
  }
  // A schema that contains itself is held once, by all that name it; the generator forgets some of the names.
  return JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
