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
  /** What shares of the company are held against. */
  lines: v.object({
    logoRenewal: v.object({ line: v.number(), floor: v.number() }),
    churn: v.object({ line: v.number(), isLowerBetter: v.boolean() }),
    /** Left out: what it costs to win a customer is not known. */
    valueToCost: v.optional(v.object({ line: v.number() })),
    payback: v.optional(v.object({ line: v.number(), isLowerBetter: v.boolean() })),
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
      featuresUsed: v.number(),
      featuresAvailable: v.number(),
      healthyAccounts: v.number(),
      lowAccounts: v.number(),
      atRiskAccounts: v.number(),
      scores: v.number(),
      promoters: v.number(),
      detractors: v.number(),
      accountsWithTier: v.number(),
      workload: v.number(),
      contacts: v.number(),
      accountsWithCadence: v.number(),
      accountsInTouch: v.number(),
      accountsReviewed: v.number(),
      repliesDue: v.number(),
      repliesInTime: v.number(),
      repliesGiven: v.number(),
      replyDays: v.number(),
      customersThen: v.number(),
      customersLost: v.number(),
      customersExpanded: v.number(),
      referrals: v.number(),
      contractsDue: v.number(),
      contractsRenewed: v.number(),
      revenueRenewed: v.number(),
      revenueExpanded: v.number(),
      revenueThen: v.number(),
      revenueNow: v.number(),
    }),
  ),
  /** Of the amounts. */
  currency: v.nullable(v.string()),
});
