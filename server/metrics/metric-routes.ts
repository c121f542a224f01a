import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { refreshFewSummaries } from '../accounts/refresh-summaries.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery, wholeList } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { behindSorts, listBehind } from './behind.ts';
import { behindCsv } from './behind-csv.ts';
import { companyAnswer } from './company-answer.ts';
import { describeCompany } from './describe-company.ts';
import { accountsOfFeature, adoptionByWeek, describeFeature } from './feature-adoption.ts';
import { dimensions, groupBy } from './group-by.ts';
import { type Measured, measure, measureAll } from './measure.ts';
import { measured, measuredNames } from './measured.ts';
import type { Metric } from './metric.ts';
import { overview } from './overview.ts';
import { askQuery, readAsk } from './read-ask.ts';

const tags = ['Metrics'];

const figure = {
  /** Null: there is nothing to make it of. */
  value: v.nullable(v.number()),
  /** Length of the list behind it. */
  n: v.number(),
  /** Of how many, where it is a share. */
  of: v.nullable(v.number()),
};
const period = { from: v.string(), to: v.string() };
const measuredAnswer = v.object({ ...figure, ...period, before: v.object({ ...figure, ...period }) });
const usedFeature = v.object({
  id: v.number(),
  name: v.string(),
  users28: v.number(),
  accounts28: v.number(),
});
const overviewAnswer = v.object({
  accounts: v.number(),
  users: v.number(),
  figures: v.object({
    activeUsers7: measuredAnswer,
    activeUsers28: measuredAnswer,
    activeAccounts7: measuredAnswer,
    nps: measuredAnswer,
  }),
  dailyActiveUsers: v.array(v.object({ day: v.string(), users: v.number() })),
  nps: v.nullable(
    v.object({
      score: v.number(),
      n: v.number(),
      promoters: v.number(),
      passives: v.number(),
      detractors: v.number(),
    }),
  ),
  topFeatures: v.array(usedFeature),
  /** Of all others those with the fewest users. */
  hardlyUsedFeatures: v.array(usedFeature),
});

const behindAnswer = v.object({
  noun: v.picklist(['users', 'accounts', 'features', 'modules', 'answers', 'notes']),
  total: v.number(),
  rows: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      accountId: v.nullable(v.string()),
      accountName: v.nullable(v.string()),
      score: v.nullable(v.number()),
      at: v.nullable(v.string()),
    }),
  ),
});

const idSchema = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'must be an id'), v.transform(Number));
const featureAdoptionAnswer = v.object({
  id: v.number(),
  name: v.string(),
  moduleName: v.nullable(v.string()),
  isCore: v.boolean(),
  releasedOn: v.nullable(v.string()),
  weeks: v.array(
    v.object({
      startsOn: v.string(),
      users: v.number(),
      accounts: v.number(),
      uses: v.number(),
      usersSoFar: v.number(),
      accountsSoFar: v.number(),
    }),
  ),
  accounts: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      tier: v.nullable(v.string()),
      users: v.number(),
      registered: v.number(),
      uses: v.number(),
      lastUsedOn: v.string(),
    }),
  ),
});

const nameParam = v.object({ name: v.picklist(measuredNames) });
const namesQuery = v.pipe(
  v.string(),
  v.transform((text) => text.split(',')),
  v.pipe(v.array(v.picklist(measuredNames)), v.maxLength(30)),
);
/** Which list, what is searched for in it, and its order. */
const listQuery = {
  part: v.optional(v.picklist(['part', 'whole']), 'part'),
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  sort: v.optional(v.picklist(behindSorts)),
  order: v.optional(v.picklist(['asc', 'desc'])),
};

const daysOf = ({ defaultDays = 28 }: Metric) => defaultDays;

/** Numbers of whomever and whenever, and who is behind them, under `/api/v1`. */
export const metricRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/metrics/overview',
      describeRoute({
        summary: 'The environment at a glance',
        tags,
        responses: {
          200: answer(
            'Accounts, users, activity, NPS, the most used features and the least used',
            overviewAnswer,
          ),
        },
      }),
      requireRight('account.read'),
      async (c) => c.json(await overview(context, c.var.scope)),
    )
    .get(
      '/metrics',
      describeRoute({
        summary: 'Several metrics of the same accounts and people, each with the period before',
        tags,
        responses: { 200: answer('The figures by name', v.record(v.string(), measuredAnswer)) },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, names: namesQuery })),
      async (c) => {
        const { names, ...query } = c.req.valid('query');
        const hasDays = query.days !== undefined || query.from !== undefined;
        // Those of the same days are one question.
        const alike = Map.groupBy(new Set(names), (name) => (hasDays ? undefined : daysOf(measured[name])));
        const figures = await Promise.all(
          [...alike].map(async ([days, some]) => {
            const ask = await readAsk(context, c.var.scope, query, days ?? 1);
            const metrics = Object.fromEntries(some.map((name) => [name, measured[name]]));
            return measureAll(context.db, metrics, ask);
          }),
        );
        const all: Record<string, Measured> = Object.assign({}, ...figures);
        return c.json(Object.fromEntries(names.map((name) => [name, all[name]!])));
      },
    )
    .get(
      '/metrics/company',
      describeRoute({
        summary: 'What leaders look at: activity by day, retention, levels, forecast, and each owner’s part',
        tags,
        responses: { 200: answer('The company, or a part of it', companyAnswer) },
      }),
      requireRight('account.read'),
      validate('query', v.object(askQuery)),
      async (c) =>
        c.json(await describeCompany(context, await readAsk(context, c.var.scope, c.req.valid('query'), 90))),
    )
    .get(
      '/features/:id/adoption',
      describeRoute({
        summary: 'Who uses a feature: by week since its release, and by account',
        tags,
        responses: { 200: answer('The feature and its use', featureAdoptionAnswer) },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: idSchema })),
      validate('query', v.object(askQuery)),
      async (c) => {
        const { id } = c.req.valid('param');
        const ask = { ...(await readAsk(context, c.var.scope, c.req.valid('query'), 28)), featureId: id };
        const feature = await describeFeature(context.db, ask, id);
        const since = feature.releasedOn ?? ask.period.from;
        await refreshFewSummaries(context, ask.scope);
        const [weeks, accounts] = await Promise.all([
          adoptionByWeek(context.db, ask, since, 26),
          accountsOfFeature(context.db, ask, 500),
        ]);
        return c.json({ ...feature, weeks, accounts });
      },
    )
    .get(
      '/metrics/:name',
      describeRoute({
        summary: 'One metric, with the period before',
        tags,
        responses: { 200: answer('The figure', measuredAnswer) },
      }),
      requireRight('account.read'),
      validate('param', nameParam),
      validate('query', v.object(askQuery)),
      async (c) => {
        const metric: Metric = measured[c.req.valid('param').name];
        const ask = await readAsk(context, c.var.scope, c.req.valid('query'), daysOf(metric));
        return c.json(await measure(context.db, metric, ask));
      },
    )
    .get(
      '/metrics/:name/by/:dimension',
      describeRoute({
        summary: 'One metric of each owner, tier, industry, region or role on its own',
        tags,
        responses: {
          200: answer(
            'The figures',
            v.object({ groups: v.array(v.object({ key: v.string(), name: v.string(), ...figure })) }),
          ),
        },
      }),
      requireRight('account.read'),
      validate('param', v.object({ ...nameParam.entries, dimension: v.picklist(dimensions) })),
      validate('query', v.object(askQuery)),
      async (c) => {
        const { name, dimension } = c.req.valid('param');
        const metric: Metric = measured[name];
        const ask = await readAsk(context, c.var.scope, c.req.valid('query'), daysOf(metric));
        return c.json({ groups: await groupBy(context.db, metric, ask, dimension) });
      },
    )
    .get(
      '/metrics/:name/behind',
      describeRoute({
        summary: 'Who or what a metric counts: as many as it says',
        tags,
        responses: {
          200: answer('One page of them, by name unless another order is asked for', behindAnswer),
        },
      }),
      requireRight('account.read'),
      validate('param', nameParam),
      validate('query', v.object({ ...askQuery, ...listQuery, ...pageQuery })),
      async (c) => {
        const { part, search, sort, order, limit, offset, ...query } = c.req.valid('query');
        const metric: Metric = measured[c.req.valid('param').name];
        const ask = await readAsk(context, c.var.scope, query, daysOf(metric));
        const arranged = { search, sort, order };
        return c.json(await listBehind(context.db, metric, ask, part, arranged, { limit, offset }));
      },
    )
    .get(
      '/metrics/:name/behind.csv',
      describeRoute({
        summary: 'Export who or what a metric counts',
        tags,
        responses: { 200: { description: 'All that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', nameParam),
      validate('query', v.object({ ...askQuery, ...listQuery })),
      async (c) => {
        const { part, search, sort, order, ...query } = c.req.valid('query');
        const { name } = c.req.valid('param');
        const metric: Metric = measured[name];
        const ask = await readAsk(context, c.var.scope, query, daysOf(metric));
        const arranged = { search, sort, order };
        const { rows } = await listBehind(context.db, metric, ask, part, arranged, wholeList);
        return c.body(behindCsv(rows), 200, csvHeaders(`${name}.csv`));
      },
    );
