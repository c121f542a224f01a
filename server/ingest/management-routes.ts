import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  eventSettingsChangeSchema,
  eventSettingsSchema,
  trafficSchema,
} from '../../shared/contract/event-settings.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import {
  changeEventSettings,
  describeTraffic,
  readEventSettings,
  renewIdentitySecret,
} from './event-settings.ts';

const tags = ['Events'];
const daysSchema = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(400),
);

/** How events are taken in, and what became of them, under `/api/v1`. */
export const eventManagementRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/event-settings',
      describeRoute({
        summary: 'How the environment takes events in',
        tags,
        responses: { 200: answer('The settings', eventSettingsSchema) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json(await readEventSettings(context, c.var.scope)),
    )
    .patch(
      '/event-settings',
      describeRoute({
        summary:
          'Change how the environment takes events in: proofs of users, limit, retention, internal domains',
        tags,
        responses: { 200: answer('The settings', eventSettingsSchema) },
      }),
      requireRight('settings.write'),
      validate('json', eventSettingsChangeSchema),
      async (c) => c.json(await changeEventSettings(context, c.var.scope, c.req.valid('json'))),
    )
    .post(
      '/identity-secret',
      describeRoute({
        summary: 'Make a new secret to sign the ids of users with; the old one ends; it is shown this once',
        tags,
        responses: { 201: answer('The secret', v.object({ secret: v.string() })) },
      }),
      requireRight('key.write'),
      async (c) => c.json({ secret: await renewIdentitySecret(context, c.var.scope) }, 201),
    )
    .get(
      '/event-traffic',
      describeRoute({
        summary: 'What happened to events on their way in, by day, and the share of signed ones',
        tags,
        responses: { 200: answer('The traffic', trafficSchema) },
      }),
      requireRight('workspace.read'),
      validate('query', v.object({ days: v.optional(daysSchema, '30') })),
      async (c) => c.json(await describeTraffic(context, c.var.scope, c.req.valid('query').days)),
    );
