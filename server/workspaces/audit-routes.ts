import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { auditCsv } from './audit-csv.ts';
import { type AuditFilter, selectAuditEntries } from './audit-store.ts';

const tags = ['Audit log'];
const time = v.pipe(v.string(), v.isoTimestamp());
const filterQuery = {
  actor: v.optional(v.pipe(v.string(), v.maxLength(60))),
  noun: v.optional(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/))),
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  /** With `search`: names of actions that count as found too, parted by commas. */
  actions: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z-]+\.[a-z-]+(?:,[a-z-]+\.[a-z-]+)*$/, 'must be names of actions, parted by commas'),
      v.maxLength(8000),
      v.transform((names) => names.split(',')),
    ),
  ),
  from: v.optional(time),
  to: v.optional(time),
  /** By when it was done. */
  order: v.optional(v.picklist(['asc', 'desc']), 'desc'),
};
const filterSchema = v.object(filterQuery);
/** So many lines a spreadsheet still opens; whoever needs more asks for a span of time. */
const longestExport = 50_000;

const entryAnswer = v.object({
  id: v.string(),
  at: time,
  actor: v.string(),
  actorName: v.nullable(v.string()),
  action: v.string(),
  subject: v.string(),
  subjectName: v.nullable(v.string()),
  details: v.nullable(v.record(v.string(), v.unknown())),
  network: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
});

const entryId = v.pipe(v.string(), v.regex(/^\d{1,18}$/));

const filterOf = ({ from, to, order: _, ...filter }: v.InferOutput<typeof filterSchema>): AuditFilter => ({
  ...filter,
  from: from === undefined ? undefined : new Date(from),
  to: to === undefined ? undefined : new Date(to),
});

/** Who did what in the workspace, under `/api/v1`. There is no route that changes any of it. */
export const auditRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/audit-log',
      describeRoute({
        summary:
          'Who did what, by when it was done, newest first; go on with the last id as `before`, or as `after` where `order` is `asc`',
        tags,
        responses: { 200: answer('Entries', v.object({ entries: v.array(entryAnswer) })) },
      }),
      requireRight('audit.read'),
      validate(
        'query',
        v.object({
          ...filterQuery,
          limit: pageQuery.limit,
          before: v.optional(entryId),
          after: v.optional(entryId),
        }),
      ),
      async (c) => {
        const { limit, before, after, ...filter } = c.req.valid('query');
        const { order } = filter;
        const page = { limit, order, pastId: order === 'asc' ? after : before };
        const entries = await selectAuditEntries(context.db, c.var.scope, filterOf(filter), page);
        return c.json({
          entries: entries.map(({ at, details, ...entry }) => ({
            ...entry,
            at: at.toISOString(),
            details: details as Record<string, unknown> | null,
          })),
        });
      },
    )
    .get(
      '/audit-log.csv',
      describeRoute({
        summary: `Export the log, its first ${longestExport} entries in that order`,
        tags,
        responses: { 200: { description: 'What was asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('audit.read'),
      validate('query', filterSchema),
      async (c) => {
        const query = c.req.valid('query');
        const page = { limit: longestExport, order: query.order, pastId: undefined };
        const entries = await selectAuditEntries(context.db, c.var.scope, filterOf(query), page);
        return c.body(auditCsv(entries), 200, csvHeaders('audit-log.csv'));
      },
    );
