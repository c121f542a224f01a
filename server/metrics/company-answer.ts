import * as v from 'valibot';

const level = v.picklist(['low', 'medium', 'high', 'tooEarly']);
const byLevel = { low: v.number(), medium: v.number(), high: v.number(), tooEarly: v.number() };

/** What leaders look at, as `openapi.json` tells it. */
export const companyAnswer = v.object({
  from: v.string(),
  to: v.string(),
  series: v.array(v.object({ day: v.string(), dau: v.number(), wau: v.number(), mau: v.number() })),
  retention: v.array(v.object({ startsOn: v.string(), users: v.number(), active: v.array(v.number()) })),
  forecast: v.object({
    days: v.number(),
    accounts: v.number(),
    renewals: v.number(),
    lines: v.array(v.object({ level, accounts: v.number(), odds: v.number(), renewals: v.number() })),
  }),
  levels: v.array(v.object({ day: v.string(), ...byLevel })),
  moves: v.array(v.object({ from: level, to: level, accounts: v.number() })),
  owners: v.array(
    v.object({
      ownerId: v.nullable(v.string()),
      ownerName: v.nullable(v.string()),
      accounts: v.number(),
      users: v.number(),
      activeUsers7: v.number(),
      lowAccounts: v.number(),
      atRiskAccounts: v.number(),
      contacts: v.number(),
      repliesDue: v.number(),
      repliesInTime: v.number(),
      customersThen: v.number(),
      customersLost: v.number(),
      revenueThen: v.number(),
      revenueNow: v.number(),
    }),
  ),
});
